import AxeBuilder from '@axe-core/playwright';
import type { Request } from '@playwright/test';
import { expect, test } from './workspace.ts';

const savesField = (request: Request, field: string) =>
  request.method() === 'PATCH' && (request.postData() ?? '').includes(`"${field}"`);

test('columns are added, renamed, limited, put in order and deleted', async ({
  workspace,
  page,
  faults,
}) => {
  await workspace.open(page, `/boards/${workspace.boardId}/settings`);
  const columns = page.getByRole('region', { name: 'Columns' });
  const names = columns.getByRole('textbox', { name: /^Name of column/ });
  const count = await names.count();
  await columns.getByLabel('Name of the new column').fill('Testing');
  await columns.getByRole('button', { name: 'Add column' }).click();
  await expect(names).toHaveCount(count + 1);

  const handle = columns.getByRole('button', { name: /^Move Testing/ });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await expect(columns.getByText(/Testing is now column/)).toBeAttached();

  // What is typed in one field outlives the answer to another.
  const typed = Promise.withResolvers<undefined>();
  await page.route(/\/columns\//, async (route) => {
    if (savesField(route.request(), 'name')) await typed.promise;
    await route.continue();
  });
  await columns.getByLabel('Name of column Testing').fill('Try out');
  await page.keyboard.press('Enter');
  const limit = columns.getByLabel('Work-in-progress limit of Try out');
  await limit.fill('3');
  const renamed = page.waitForResponse((answer) => savesField(answer.request(), 'name'));
  typed.resolve(undefined);
  await renamed;
  await expect(limit).toHaveValue('3');
  const saved = page.waitForResponse((answer) => savesField(answer.request(), 'wipLimit'));
  await page.keyboard.press('Enter');
  await saved;
  await page.reload();
  await expect(columns.getByLabel('Work-in-progress limit of Try out')).toHaveValue('3');

  await columns.getByRole('button', { name: 'Delete column Try out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete column' }).click();
  await expect(names).toHaveCount(count);

  const accessible = await new AxeBuilder({ page }).include('main').analyze();
  expect(accessible.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(faults).toEqual([]);
});

test('a spreadsheet is looked through before its rows become tasks', async ({
  workspace,
  page,
}) => {
  await workspace.open(page, `/boards/${workspace.boardId}/settings`);
  await page.getByRole('button', { name: 'Import tasks' }).click();
  const dialog = page.getByRole('dialog');
  const text = 'Summary;Stage;Importance\nWrite the manual;Nowhere;high\nPrint it;Nowhere;low\n';
  await dialog.getByLabel('File').setInputFiles({
    name: 'tasks.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await expect(dialog.getByText('2 problems')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Import/ })).toBeDisabled();
  await dialog.getByLabel('What Stage becomes').selectOption('Leave out');
  await expect(dialog.getByText('2 tasks would be made')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import 2 tasks' }).click();
  await expect(dialog.getByText('2 tasks imported')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await workspace.open(page);
  await expect(page.getByRole('article').filter({ hasText: 'Write the manual' })).toBeVisible();
});

test('deleted tasks come back, and for ever takes typing', async ({ workspace, page }) => {
  const task = await workspace.addTask('Thrown away', { column: 'To do' });
  await workspace.open(page, `/tasks`);
  await expect(page.getByRole('row').filter({ hasText: 'Thrown away' })).toBeVisible();
  // A key that is pressed before the page is alive does nothing.
  await expect(async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('ControlOrMeta+Backspace');
    await expect(page.getByRole('row').filter({ hasText: 'Thrown away' })).toBeHidden({
      timeout: 3_000,
    });
  }).toPass();

  await workspace.open(page, `/boards/${workspace.boardId}/settings`);
  const trash = page.getByRole('region', { name: 'Archived and deleted tasks' });
  await trash.getByRole('radio', { name: 'Deleted' }).click();
  await trash.getByRole('button', { name: `Restore ${task.key}` }).click();
  await expect(trash.getByText('Thrown away')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(trash.getByText('Thrown away')).toBeVisible();
  await trash.getByRole('button', { name: `Delete ${task.key} for ever` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Delete for ever' })).toBeDisabled();
  await dialog.getByRole('textbox').fill(task.key);
  await dialog.getByRole('button', { name: 'Delete for ever' }).click();
  await expect(trash.getByText('Thrown away')).toBeHidden();
});

test('a board is made from a template in a department of its own, and put away', async ({
  workspace,
  page,
  faults,
}) => {
  await workspace.open(page, '/boards');
  await page.getByRole('button', { name: 'New board' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Support');
  await dialog.getByLabel('Department', { exact: true }).selectOption('New department …');
  await dialog.getByLabel('Name of the new department').fill('Care');
  await expect(dialog.getByRole('list', { name: 'Columns' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create board' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Support' })).toBeVisible();

  await page
    .getByRole('main')
    .getByRole('link', { name: /settings/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Archive board' }).click();
  await expect(page.getByText('This board is archived.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByRole('button', { name: 'Archive board' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete board' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('SUP');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete board' }).click();
  await expect(page).toHaveURL(/\/boards$/);
  expect(faults).toEqual([]);
});
