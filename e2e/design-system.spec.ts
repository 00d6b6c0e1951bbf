import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, productUrl, test } from './workspace.ts';

const patient = { timeout: 150_000 };

async function openDesign(page: Page): Promise<void> {
  await page.goto(`${productUrl()}/design`, { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('heading', { name: 'Design system' })).toBeVisible(patient);
  // Controls answer once the page is alive.
  await expect(async () => {
    await page.getByRole('radio', { name: 'Dark', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 1_000 });
  }).toPass(patient);
}

const openList = (page: Page) => page.getByRole('listbox');

test.beforeEach(async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openDesign(page);
});

test('axe has nothing to say of any component in any theme', async ({ page, faults }) => {
  for (const theme of ['Light', 'Dark', 'High contrast']) {
    await page.getByRole('radio', { name: theme, exact: true }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      theme,
    ).toEqual([]);
  }
  expect(faults).toEqual([]);
});

test('what opens can be used and left by keyboard, and the focus comes back', async ({ page }) => {
  const trigger = page.getByRole('button', { name: 'Dialog', exact: true });
  await trigger.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rename the board' });
  await expect(dialog).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(trigger).toBeFocused();

  await page.getByRole('button', { name: 'Menu', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Task' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Edit was chosen')).toBeVisible();
});

test('what cannot be undone asks to be typed', async ({ page }) => {
  await page.getByRole('button', { name: 'Typed confirmation' }).click();
  const confirm = page.getByRole('button', { name: 'Delete board' });
  await expect(confirm).toBeDisabled();
  await page.getByLabel('Type “Engine room” to confirm').fill('Engine room');
  await confirm.click();
  await expect(confirm).toBeHidden();
});

test('somebody is picked by typing and Enter; of labels, several are put on', async ({ page }) => {
  await page.getByRole('button', { name: 'Scribe', exact: true }).click();
  await page.getByRole('combobox', { name: 'Assignee' }).pressSequentially('somer');
  await expect(openList(page).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Mary Somerville', exact: true })).toBeFocused();

  await page.getByRole('button', { name: 'Labels: 1' }).click();
  await page.getByRole('option', { name: 'Idea' }).click();
  await expect(page.getByRole('option', { name: 'Idea' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Labels: 2' })).toBeFocused();
});

test('a toast can take back what was done', async ({ page }) => {
  await page.getByRole('button', { name: 'Toast with undo' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('They are back')).toBeVisible();
});

test('a chart is read by arrow keys and as a table, and never changes its height', async ({
  page,
}) => {
  const chart = page.getByRole('figure', { name: 'Cost by day and agent' });
  const before = await chart.boundingBox();
  const plot = chart.getByRole('slider');
  await plot.focus();
  await page.keyboard.press('Home');
  await expect(plot).toHaveAttribute('aria-valuetext', /^1 Nov: Scribe \$4\.80/);
  await page.keyboard.press('ArrowRight');
  await expect(plot).toHaveAttribute('aria-valuetext', /^2 Nov/);
  await chart.getByRole('button', { name: 'Show as table' }).click();
  await expect(chart.getByRole('rowheader', { name: '30 Nov' })).toBeAttached();
  expect((await chart.boundingBox())?.height).toBe(before?.height);
});
