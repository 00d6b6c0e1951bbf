import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeExamples } from './examples.ts';
import { beforeSigningIn, listRoutes, pathOf } from './routes.ts';
import { expect, productUrl, test } from './workspace.ts';

const themes = ['light', 'dark'] as const;

test('every page loads without a fault, fits a phone, and axe has nothing to say in both themes', async ({
  page,
  workspace,
  faults,
}) => {
  test.slow();
  const examples = await makeExamples(workspace);
  for (const route of listRoutes().filter((known) => !beforeSigningIn.includes(known))) {
    await test.step(route, () => inspect(page, pathOf(route, examples)));
  }
  expect(faults).toEqual([]);
});

test('the pages before signing in do as well', async ({ page, faults }) => {
  const paths = [
    '/login',
    '/forgot-password',
    '/join?token=x',
    '/reset-password?token=x',
    '/confirm-email?token=x',
  ];
  for (const path of paths) {
    await test.step(path, () => inspect(page, path));
  }
  expect(faults).toEqual([]);
});

async function inspect(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  // What comes in gently has not its colours yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(productUrl() + path);
  await expect(page.getByRole('main').first()).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(summaryOf), `${path} in ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 375, height: 812 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, `${path} at the width of a phone`).toBeLessThanOrEqual(375);
}

const summaryOf = ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
  `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`;
