import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addDependency } from '@helix/contracts/dependencies';
import { getTask, updateTask } from '@helix/contracts/tasks';
import { expect, openLive, isLive, test } from './workspace.ts';

const panelOf = (page: Page) => page.getByRole('complementary', { name: /^Task PLA-/ });

test('a task opens beside its board, is changed there, and keeps what was written', async ({
  page,
  workspace,
  faults,
}) => {
  const task = await workspace.addTask('Write the release notes', { column: 'To do' });
  await openLive(workspace, page);
  await page.getByText('Write the release notes').click();
  const panel = panelOf(page);
  await expect(panel).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/boards/.+/tasks/${task.id}$`));

  await panel.getByLabel('Title', { exact: true }).fill('Write the notes for 1.0');
  await panel.getByLabel('Title', { exact: true }).press('Enter');
  await expect(
    page.getByRole('region', { name: 'To do' }).getByText('Write the notes for 1.0'),
  ).toBeVisible();

  await panel.getByRole('button', { name: 'Edit the description' }).click();
  await panel.getByLabel('Description', { exact: true }).fill('In **three** sentences.');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('three', { exact: true })).toBeVisible();

  await panel.getByRole('button', { name: /^Priority: None/ }).click();
  await page.getByRole('option', { name: 'High' }).click();
  await expect(panel.getByRole('button', { name: /^Priority: High/ })).toBeVisible();

  await panel.getByLabel('New comment').fill('Half a thought');
  await page.reload();
  await isLive(page);
  await expect(panel.getByLabel('New comment')).toHaveValue('Half a thought');
  await panel.getByLabel('New comment').press('Control+Enter');
  await expect(panel.getByLabel('New comment')).toHaveValue('');
  const comment = panel.getByRole('article', { name: /^Comment of/ });
  await expect(comment.getByText('Half a thought')).toBeVisible();

  await panel.getByRole('link', { name: 'Open as a page' }).click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${task.id}$`));
  await expect(
    page.getByRole('region', { name: /^Task PLA-/ }).getByText('Half a thought'),
  ).toBeVisible();
  expect(faults).toEqual([]);
});

test('Escape keeps nothing of a title or of an item that was begun', async ({
  page,
  workspace,
}) => {
  const { id } = await workspace.addTask('As it was');
  await openLive(workspace, page, `/tasks/${id}`);
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('Never kept');
  await title.press('Escape');
  await expect(title).toHaveValue('As it was');
  const item = page.getByRole('textbox', { name: 'New item of the checklist' });
  await item.fill('Never added');
  await item.press('Escape');
  await expect(item).toHaveValue('');
  await item.fill('The first');
  await item.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Done: The first' })).toBeVisible();
  await expect(page.getByText('Never added')).toHaveCount(0);
  await title.fill('As it is now');
  await title.press('Enter');
  await expect(page.getByRole('heading', { name: 'As it is now' }).first()).toBeAttached();
  await expect(page.getByText('Never kept')).toHaveCount(0);
});

test('the same words find a task in each place where one is named', async ({
  page,
  workspace,
  faults,
}) => {
  await workspace.addTask('Paint the fence');
  const { id } = await workspace.addTask('Buy paint');
  await openLive(workspace, page, `/tasks/${id}`);
  await page.getByRole('button', { name: 'Wait for another task' }).click();
  await page.getByRole('combobox', { name: 'Find a task' }).fill('fence');
  await expect(page.getByRole('option', { name: 'Paint the fence' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Part of: / })
    .first()
    .click();
  await page.keyboard.type('fence');
  await expect(page.getByRole('option', { name: 'Paint the fence' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'New comment' }).fill('See #fence');
  await expect(page.getByRole('option', { name: 'Paint the fence' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('what two people write at once is told and merged', async ({ page, workspace }) => {
  const { client } = workspace;
  const { id: taskId } = await workspace.addTask('Written by two');
  const params = { taskId };
  await client.call(updateTask, { params, body: { description: 'First\n\nMiddle\n\nLast' } });
  await openLive(workspace, page, `/tasks/${taskId}`);
  await page.getByRole('button', { name: 'Edit the description' }).click();
  const field = page.getByLabel('Description', { exact: true });
  await field.fill('First, by me\n\nMiddle\n\nLast');
  await client.call(updateTask, {
    params,
    body: { description: 'First\n\nMiddle\n\nLast, by them' },
  });
  await field.press('Control+Enter');
  await expect(page.getByText('Somebody has changed the description')).toBeVisible();
  await page.getByRole('button', { name: 'Merge both' }).click();
  await expect(field).toHaveValue('First, by me\n\nMiddle\n\nLast, by them');
  await field.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Description' })).toContainText('Last, by them');
  const { description } = await client.call(getTask, { params });
  expect(description).toBe('First, by me\n\nMiddle\n\nLast, by them');
});

test('who goes on writing while the description is being saved is not told of a conflict', async ({
  page,
  workspace,
}) => {
  const { id } = await workspace.addTask('Write');
  const params = { taskId: id };
  const saving = Promise.withResolvers<void>();
  await page.route(`**/api/v1/tasks/${id}`, async (route) => {
    if (route.request().method() === 'PATCH') await saving.promise;
    await route.continue();
  });
  await openLive(workspace, page, `/tasks/${id}`);
  await page.getByRole('button', { name: 'Edit the description' }).click();
  const field = page.getByLabel('Description', { exact: true });
  await field.fill('Begun');
  await Promise.all([
    page.waitForRequest((request) => request.method() === 'PATCH'),
    field.press('Control+Enter'),
  ]);
  await field.fill('Begun, and done');
  await page.getByRole('textbox', { name: 'Title', exact: true }).focus();
  saving.resolve();
  await expect(page.getByRole('region', { name: 'Description' })).toHaveText('Begun, and done');
  await expect(page.getByText('Somebody has changed the description')).toHaveCount(0);
  const { description } = await workspace.client.call(getTask, { params });
  expect(description).toBe('Begun, and done');
});

test('a checklist is written, ticked, ordered by keyboard, and an item becomes a sub-task', async ({
  page,
  workspace,
}) => {
  const task = await workspace.addTask('With steps');
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const list = page.getByRole('region', { name: 'Checklist' });
  const add = list.getByLabel('New item of the checklist');
  for (const text of ['One', 'Two', 'Three']) {
    await add.fill(text);
    await add.press('Enter');
    await expect(list.getByRole('button', { name: text, exact: true })).toBeVisible();
  }
  await list.getByRole('checkbox', { name: 'Done: One' }).click();
  await expect(list.getByText('1 of 3 done')).toBeVisible();

  await list.getByRole('button', { name: 'Three', exact: true }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(list.getByRole('listitem').nth(1)).toContainText('Three');
  await page.reload();
  await isLive(page);
  await expect(list.getByRole('listitem').nth(1)).toContainText('Three');
  await expect(list.getByRole('checkbox', { name: 'Done: One' })).toBeChecked();

  await list.getByRole('listitem').nth(2).hover();
  await list.getByRole('button', { name: 'More about Two' }).click();
  await page.getByRole('menuitem', { name: 'Make it a sub-task' }).click();
  const subtasks = page.getByRole('region', { name: 'Sub-tasks' });
  await expect(subtasks.getByRole('link', { name: 'Two' })).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(2);
});

test('what a task waits for is found by its words, and a circle is refused in words', async ({
  page,
  workspace,
}) => {
  const first = await workspace.addTask('Lay the foundation');
  const second = await workspace.addTask('Build the walls');
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${second.id}`);
  const relations = page.getByRole('region', { name: 'Dependencies' });
  await relations.getByRole('button', { name: 'Wait for another task' }).click();
  await page.getByRole('combobox', { name: 'Find a task' }).fill('foundation');
  await page.getByRole('option', { name: /Lay the foundation/ }).click();
  await expect(relations.getByText('1 open')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Why this task is where it is' }).getByText(first.key),
  ).toBeVisible();

  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${first.id}`);
  await relations.getByRole('button', { name: 'Wait for another task' }).click();
  await page.getByRole('combobox', { name: 'Find a task' }).fill('walls');
  await page.getByRole('option', { name: /Build the walls/ }).click();
  await expect(page.getByText(/It was not added\..*PLA-/).first()).toBeVisible();
});

test('files are uploaded, shown, compared, renamed, and come back when removed', async ({
  page,
  workspace,
}) => {
  const task = await workspace.addTask('With files');
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const files = page.getByRole('region', { name: 'Files' });
  const upload = (text: string) =>
    files.locator('input[type=file]').setInputFiles({
      name: 'notes.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    });
  await upload('# First\n\nold words\n');
  await expect(files.getByRole('button', { name: 'Open notes.md' })).toHaveCount(1);
  await upload('# First\n\nnew words\n');
  await expect(files.getByRole('button', { name: 'Open notes.md' })).toHaveCount(2);

  await files.getByRole('button', { name: 'Open notes.md' }).last().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'First' })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Changes' }).click();
  await expect(dialog.getByText('old words')).toBeVisible();
  await expect(dialog.getByText('new words')).toBeVisible();
  await page.keyboard.press('Escape');

  await files.getByRole('button', { name: 'More about notes.md' }).last().click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of the file').fill('final.md');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(files.getByRole('button', { name: 'Open final.md' })).toBeVisible();

  await files.getByRole('button', { name: 'More about final.md' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(files.getByRole('button', { name: 'Open final.md' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(files.getByRole('button', { name: 'Open final.md' })).toBeVisible();
});

test('beside its board and on a phone, axe has nothing to say', async ({ page, workspace }) => {
  const { client } = workspace;
  const first = await workspace.addTask('Lay the foundation');
  const task = await workspace.addTask('Build the walls', { agentId: workspace.agent.id });
  const params = { taskId: task.id };
  await client.call(addDependency, { params, body: { blockedById: first.id } });
  await client.call(updateTask, { params, body: { description: '- [x] `code` and **words**' } });
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  await expect(
    panelOf(page).getByRole('link', { name: 'Lay the foundation', exact: true }),
  ).toBeVisible();
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 375, height: 812 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).include('[data-task-panel]').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
  }
});
