import { expect, test } from '@playwright/test';
import { startProduct, type Product } from './start-product.ts';
import { owner, watchForFaults } from './workspace.ts';

let product: Product;
/** A product of its own that nobody has set up yet. */
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());
const url = () => new URL(product.url).origin;

test('from set-up to a finished task, with a second person watching', async ({ page, browser }) => {
  const faults: string[] = [];
  watchForFaults(page, faults);
  await page.goto(product.url);
  await page.getByLabel('Organization').fill('Analytical Engines');
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await expect(page).toHaveURL(/\/welcome$/);

  await page.goto(`${url()}/boards`);
  await page.getByLabel('New department').fill('Engineering');
  await page.getByRole('button', { name: 'Create department' }).click();
  await page.getByLabel('New board in Engineering').fill('Platform');
  await page.getByRole('button', { name: 'Create board' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /Platform/ })).toBeVisible();

  const places = page.getByRole('navigation', { name: 'Main' });
  await places.getByRole('link', { name: 'Models' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Add model' }).first().click();
  await page.getByRole('button', { name: /^Simulation/ }).click();
  await page.getByLabel('Display name').fill('Rehearsal');
  await page.getByRole('button', { name: 'Add and test' }).click();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();

  await places.getByRole('link', { name: 'Agents', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: 'New agent' }).first().click();
  await page.getByRole('button', { name: /^From scratch/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Maven');
  await page.getByLabel('Role').fill('Engineer');
  await page.getByRole('button', { name: 'Create agent' }).click();
  await expect(page.getByRole('heading', { name: /Maven/ })).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: 'Platform' }).click();
  await page.getByRole('button', { name: 'Add a task to To do' }).click();
  await page.getByLabel('Title of the new task in To do').fill('Write the release notes');
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'To do' }).getByText('Write the release notes');
  await expect(card).toBeVisible();

  const watcher = await (await browser.newContext()).newPage();
  await watcher.goto(`${url()}/login`);
  await watcher.getByLabel('E-mail').fill(owner.email);
  await watcher.getByLabel('Password').fill(owner.password);
  await watcher.getByRole('button', { name: 'Sign in' }).click();
  await watcher
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /Platform/ })
    .click();
  await expect(
    watcher.getByRole('region', { name: 'To do' }).getByText('Write the release notes'),
  ).toBeVisible();

  await card.click();
  const panel = page.getByRole('complementary', { name: /^Task PLA-1/ });
  await panel.getByRole('button', { name: 'Edit the description' }).click();
  await panel
    .getByLabel('Description', { exact: true })
    .fill('For version 1.0, in three sentences.');
  await page.keyboard.press('Control+Enter');
  await panel.getByRole('button', { name: /^Agent: / }).click();
  await page.getByRole('option', { name: /Maven/ }).click();
  await panel.getByRole('button', { name: 'Execute' }).click();

  const run = panel.getByRole('region', { name: 'Run of Maven' });
  await expect(run.getByText('Simulated result')).toBeVisible();
  await expect(run.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(run.getByText('Finished', { exact: true })).toBeVisible();
  await expect(
    panel.getByRole('article', { name: 'Comment of Maven' }).getByText('Simulated result'),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Review' }).getByText('Write the release notes'),
  ).toBeVisible();
  await expect(
    watcher.getByRole('region', { name: 'Review' }).getByText('Write the release notes'),
  ).toBeVisible();

  await run
    .getByRole('button', { name: /^Prompt of step/ })
    .first()
    .click();
  const viewer = page.getByRole('dialog', { name: 'Exactly what the model was sent' });
  await expect(viewer.getByText('For version 1.0, in three sentences.')).toBeVisible();
  await page.reload();
  await expect(
    panel.getByRole('region', { name: 'Run of Maven' }).getByText('Finished', { exact: true }),
  ).toBeVisible();
  expect(faults).toEqual([]);
});

test.describe('somebody who is signed in', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(`${url()}/login`);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /Platform/ })
      .click();
    await expect(page.getByRole('heading', { name: 'Platform' })).toBeVisible();
  });
});

test('who is not signed in is sent to the sign-in, and set-up stays closed', async ({
  page,
  request,
}) => {
  await page.goto(url());
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto(product.url);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const policy = (await request.get(`${url()}/login`)).headers()['content-security-policy'];
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  await page.goto(`${url()}/boards/board_0000000000`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
