import { createModel } from '@helix/contracts/models';
import { expect, openLive, test } from './workspace.ts';

test('the simulation is added, tested, and made the default', async ({
  workspace,
  page,
  faults,
}) => {
  await openLive(workspace, page, '/models');
  await page.getByRole('link', { name: 'Add model' }).click();
  await page.getByRole('button', { name: /^Simulation/ }).click();
  await page.getByLabel('Display name').fill('Second');
  await page.getByRole('button', { name: 'Add and test' }).click();

  await expect(page.getByRole('heading', { name: /Second/ })).toBeVisible();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Make it the default' }).click();
  await expect(page.getByText('Second is the default now').first()).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: /Maven/ }).waitFor();

  await page.goto(page.url().replace(/\/models\/.*/, '/models'));
  const row = page.getByRole('row').filter({ hasText: 'Second' });
  await expect(row).toContainText('Default');
  await expect(row).toContainText('Works');
  expect(faults).toEqual([]);
});

test('a host that may not be reached is explained, with what helps', async ({
  workspace,
  page,
  faults,
}) => {
  const model = await workspace.client.call(createModel, {
    body: {
      provider: 'openai-compatible',
      model: 'some',
      displayName: 'Cellar',
      baseUrl: 'http://10.11.12.13:8000/v1',
    },
  });
  await openLive(workspace, page, `/models/${model.id}`);
  await page.getByRole('button', { name: 'Test now' }).click();
  const test = page.getByRole('region', { name: 'Test', exact: true });
  await expect(test.getByText('Does not work', { exact: true })).toBeVisible();
  await expect(test.getByText('This address is inside a private network')).toBeVisible();
  await expect(test.getByText('HELIX_ALLOW_PRIVATE_NETWORK=10.11.12.13')).toBeVisible();
  expect(faults).toEqual([]);
});

test('a price of its own is given to a model; its key is never shown again', async ({
  workspace,
  page,
  faults,
}) => {
  await openLive(workspace, page, '/models/new?provider=openai-compatible');
  await page.getByLabel('Model', { exact: true }).fill('house-model');
  await page.getByLabel('Display name').fill('House model');
  await page.getByLabel('Key').fill('sk-very-secret-key-9876');
  await page.getByLabel('Address').fill('https://models.example.com/v1');
  await page.getByRole('checkbox', { name: /Its own price/ }).click();
  await page.getByLabel('Input', { exact: true }).fill('2');
  await page.getByLabel('Output', { exact: true }).fill('8');
  await page.getByRole('button', { name: 'Add and test' }).click();
  await expect(page.getByRole('heading', { name: 'House model' })).toBeVisible();
  await expect(page.getByText('The key that ends in …9876')).toBeVisible();
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('');

  await page.goto(page.url().replace(/\/models\/.*/, '/models'));
  const row = page.getByRole('row').filter({ hasText: 'House model' });
  await expect(row).toContainText('$2.00 / $8.00');
  expect(await page.content()).not.toContain('sk-very-secret');
  expect(faults).toEqual([]);
});
