import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import config from './playwright.config.ts';
import { startProduct } from './start-product.ts';

/** Pictures of the real thing for the documents: `pnpm --filter @helix/e2e screenshots`. */
const folder = resolve(import.meta.dirname, '../docs/screenshots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };
const tasks = [
  ['Backlog', 'Choose a name for the beta programme'],
  ['Backlog', 'Collect what early users asked for most'],
  ['To do', 'Describe how to restore a backup'],
  ['To do', 'Compare three hosting offers'],
  ['To do', 'Draft the launch announcement'],
  ['Waiting', 'Agree on the price with finance'],
  ['Done', 'Write down who decides what'],
] as const;

await mkdir(folder, { recursive: true });
const product = await startProduct();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({ viewport: sizes.desktop, deviceScaleFactor: 2 });
  await page.goto(product.url);
  await shoot(page, 'setup');
  await seed(page);
  await shoot(page, 'board');
  await page.goto(new URL('/agents', page.url()).href);
  await page.getByRole('heading', { name: 'New agent' }).waitFor();
  await shoot(page, 'agents');
} finally {
  await browser.close();
  await product.stop();
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, `${name}-${size}-${theme}.png`) });
    }
  }
  await page.setViewportSize(sizes.desktop);
}

async function seed(page: Page): Promise<void> {
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  const click = (name: string) => page.getByRole('button', { name }).click();
  const open = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click();
  await fill('Organization', 'Analytical Engines');
  await fill('Your name', 'Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password').fill('correct horse battery');
  await click('Create organization');
  await fill('New department', 'Product');
  await click('Create department');
  await fill('New board in Product', 'Launch');
  await click('Create board');
  await open('Models');
  await fill('Display name', 'Rehearsal');
  await click('Add model');
  await page.getByText('Default', { exact: true }).waitFor();
  await open('Agents');
  for (const [name, role] of [
    ['Maven', 'Writer'],
    ['Sage', 'Researcher'],
  ] as const) {
    await fill('Name', name);
    await fill('Role', role);
    await click('Create agent');
    await page.getByText(`${role} · Rehearsal`).waitFor();
  }
  await open('Launch');
  for (const [column, title] of tasks) {
    await click(`Add a task to ${column}`);
    await fill(`Title of the new task in ${column}`, title);
    await page.keyboard.press('Enter');
    await page.getByText(title).waitFor();
    await page.keyboard.press('Escape');
  }
  await work(page, 'Compare three hosting offers', 'Sage');
  await page.getByText('Finished', { exact: true }).last().waitFor();
  await work(page, 'Draft the launch announcement', 'Maven');
  await page.getByText('Result', { exact: true }).waitFor();
}

async function work(page: Page, title: string, agent: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: title }).click();
  const panel = page.getByRole('complementary');
  await panel.getByLabel('Title').waitFor();
  await panel
    .getByLabel('Description')
    .fill('Two paragraphs are enough. Say what it is for whom, and what it costs.');
  await panel.getByLabel('Priority').selectOption('high');
  await panel.getByLabel('Agent').selectOption(agent);
  await panel.getByRole('button', { name: 'Execute' }).click();
}
