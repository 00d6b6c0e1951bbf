import { createLabel } from '@helix/contracts/structure';
import { updateTask, type Task } from '@helix/contracts/tasks';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Workspace } from './workspace.ts';

async function fill({ client, boardId, addTask }: Workspace): Promise<void> {
  const label = await client.call(createLabel, { body: { name: 'Bug', color: 'red', boardId } });
  const change = ({ id }: Task, body: Pick<Partial<Task>, 'priority' | 'labelIds'>) =>
    client.call(updateTask, { params: { taskId: id }, body });
  await change(await addTask('Crash on start', { column: 'To do' }), {
    labelIds: [label.id],
    priority: 'high',
  });
  await change(await addTask('Crash on exit', { column: 'In progress' }), { labelIds: [label.id] });
  await change(await addTask('New colours', { column: 'To do' }), { priority: 'high' });
  await addTask('Old colours', { column: 'Done' });
}

test('conditions stand in the address, and board and list show the same tasks', async ({
  workspace,
  page,
  faults,
}) => {
  await fill(workspace);
  await workspace.open(page);
  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(4);

  await page.keyboard.press('f');
  await page.getByRole('combobox').fill('bug');
  await page.getByRole('option', { name: /^Bug Label/ }).click();
  await expect(cards).toHaveCount(2);
  await expect(page).toHaveURL(/filter=label%3ABug/);

  await page.keyboard.press('f');
  await page.getByRole('option', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'To do' }).click();
  await page.keyboard.press('Escape');
  await expect(cards).toHaveCount(1);
  await page.getByRole('button', { name: /Conditions are joined by “and”/ }).click();
  await expect(cards).toHaveCount(3);
  await expect(page).toHaveURL(/filter=label%3ABug\+or\+status%3Atodo/);

  await page.getByRole('radio', { name: 'List' }).click();
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'Old colours' })).toHaveCount(0);
  await page.reload();
  await expect(rows).toHaveCount(3);

  const accessible = await new AxeBuilder({ page }).include('main').analyze();
  expect(accessible.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(faults).toEqual([]);
});

test('a list keeps to its filter while others work', async ({ workspace, page }) => {
  await fill(workspace);
  await workspace.open(page, '/tasks?filter=priority%3Ahigh&sort=created');
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  await expect(rows).toHaveCount(2);
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();

  const late = await workspace.addTask('Made meanwhile', { column: 'To do' });
  const put = (body: { priority: 'high' | 'low' }) =>
    workspace.client.call(updateTask, { params: { taskId: late.id }, body });
  await put({ priority: 'high' });
  await expect(rows).toHaveText([/Crash on start/, /New colours/, /Made meanwhile/]);
  await expect(page.getByRole('heading', { name: /3 tasks/ })).toBeVisible();
  await put({ priority: 'low' });
  await expect(rows).toHaveText([/Crash on start/, /New colours/]);
});

test('a filter that cannot be read is explained, and mended where it is', async ({
  workspace,
  page,
}) => {
  await fill(workspace);
  await workspace.open(page, '/tasks?filter=pritority%3Ahigh');
  await expect(page.getByRole('alert').filter({ hasText: 'did you mean priority?' })).toBeVisible();
  await page.getByLabel('The filter as text').fill('priority:high');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ has: page.getByRole('link') })).toHaveCount(2);
});

test('a filter is kept as a view, changed, and forgotten', async ({ workspace, page, faults }) => {
  await fill(workspace);
  await workspace.open(page, '/tasks?filter=priority%3Ahigh');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Urgent things');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/views\/view_/);
  await expect(page.getByRole('heading', { level: 1, name: /Urgent things/ })).toBeVisible();
  const sidebar = page.getByRole('navigation').filter({ has: page.getByText('Urgent things') });
  await expect(sidebar.getByRole('link', { name: 'Urgent things' })).toBeVisible();
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  await expect(rows).toHaveCount(2);

  await page.getByRole('button', { name: /^Remove: Priority/ }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Update view' }).click();
  await expect(page.getByRole('button', { name: 'Update view' })).toBeHidden();
  await page.reload();
  await expect(rows).toHaveCount(4);

  await sidebar.getByRole('link', { name: 'Urgent things' }).hover();
  await sidebar.getByRole('button', { name: 'Options of Urgent things' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/tasks$/);
  await expect(sidebar.getByRole('link', { name: 'Urgent things' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByRole('link', { name: 'Urgent things' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('a view keeps the columns of its list, whatever a browser shows elsewhere', async ({
  workspace,
  page,
  faults,
}) => {
  await fill(workspace);
  const heading = (name: string) => page.getByRole('columnheader', { name });
  const toggle = async (name: string) => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name }).click();
    await page.keyboard.press('Escape');
  };
  await workspace.open(page, '/tasks?filter=priority%3Ahigh&columns=due,created');
  await expect(heading('Created')).toBeVisible();
  await expect(heading('Assignee')).toBeHidden();
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('By date');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/views\/view_\w+$/);
  await expect(heading('Created')).toBeVisible();
  await expect(heading('Assignee')).toBeHidden();

  await toggle('Created');
  await expect(heading('Created')).toBeHidden();
  await page.getByRole('button', { name: 'Update view' }).click();
  await expect(page.getByRole('button', { name: 'Update view' })).toBeHidden();
  await page.reload();
  await expect(heading('Due')).toBeVisible();
  await expect(heading('Created')).toBeHidden();
  await workspace.open(page, '/tasks');
  await expect(heading('Assignee')).toBeVisible();
  expect(faults).toEqual([]);
});
