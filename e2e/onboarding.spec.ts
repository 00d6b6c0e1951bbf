import { expect, test } from '@playwright/test';
import { startProduct, type Product } from './start-product.ts';
import { owner, watchForFaults } from './workspace.ts';

let product: Product;
/** A product of its own that nobody has set up yet. */
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

test('from set-up to a first finished task, and set-up stays closed', async ({ page, browser }) => {
  const faults: string[] = [];
  watchForFaults(page, faults);
  await page.goto(product.url);
  await page.getByLabel('Organization').fill('Analytical Engines');
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Create organization' }).click();

  await expect(page.getByRole('heading', { name: 'Welcome to Analytical Engines' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('radio', { name: /Engineering/ }).click();
  await page.getByRole('button', { name: 'Create the board' }).click();
  await expect(page.getByRole('button', { name: /^Maven/, pressed: true })).toBeInViewport();
  await page.getByRole('button', { name: 'Create 1 agent' }).click();
  await page.getByRole('button', { name: 'Start' }).click();

  await expect(page.getByRole('heading', { name: 'Watch it work' })).toBeVisible();
  await expect(page.getByText('The first task is done')).toBeVisible();
  await page.getByRole('link', { name: 'Look at the task' }).click();
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  expect(faults).toEqual([]);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(product.url);
  await expect(stranger.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await stranger.goto(`${new URL(product.url).origin}/boards/board_0000000000`);
  await expect(stranger.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const answer = await stranger.request.get(`${new URL(product.url).origin}/login`);
  expect(answer.headers()['content-security-policy']).toMatch(
    /script-src 'self' 'nonce-[^']+' 'strict-dynamic'/,
  );
});
