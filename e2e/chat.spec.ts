import { expect, test } from './workspace.ts';

const patiently = { timeout: 60_000 };

test.slow();

test('talks to an agent: the answer is written before one’s eyes, heard twice, stopped and asked for again', async ({
  page,
  workspace,
  faults,
}) => {
  await workspace.open(page, '/chats');
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByRole('menuitem', { name: 'Maven' }).click();
  const box = page.getByLabel('Message to Maven');
  await expect(box).toBeVisible(patiently);
  await expect(page.getByText('Wakes Maven in the simulation, at no cost')).toBeVisible();

  await box.fill('Which day is best for the launch? [[simulate: say=Tuesday it is]]');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tuesday it is', { exact: true })).toBeVisible(patiently);
  await expect(page.getByRole('heading', { name: /^Which day is best/ })).toBeVisible();

  await box.fill('Take your time [[simulate: say=; tokens=600; speed=12]]');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stop' }).click(patiently);
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible(patiently);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible(patiently);

  await box.fill('Not sent yet');
  await page.reload();
  await expect(box).toHaveValue('Not sent yet', patiently);
  await expect(page.getByText('Tuesday it is', { exact: true })).toBeVisible();
  expect(faults).toEqual([]);
});

test('a second person reads along and joins in, on a phone', async ({
  page,
  workspace,
  faults,
}) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await workspace.open(page, '/chats');
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByRole('menuitem', { name: 'Maven' }).click();
  const box = page.getByLabel('Message to Maven');
  await box.fill('Hello', patiently);
  await page.getByRole('button', { name: 'Send' }).click();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByText('Simulated result')).toBeVisible(patiently);
  await expect(page.getByText('Simulated result')).toBeVisible(patiently);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(375);
  await page.getByRole('link', { name: 'Conversations' }).click();
  await expect(page.getByRole('list', { name: 'Conversations' }).getByText('Hello')).toBeVisible();
  expect(faults).toEqual([]);
});
