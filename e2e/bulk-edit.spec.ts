import { updateColumn } from '@helix/contracts/structure';
import { listTasks } from '@helix/contracts/tasks';
import type { Page } from '@playwright/test';
import { expect, test } from './workspace.ts';

const titles = ['Alpha', 'Bravo', 'Charlie', 'Delta'];
/** Keys mean something from here on. */
const isLive = (page: Page) =>
  expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected tasks' });
const said = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('region', { name: 'Notifications' }).getByText(text).first()).toBeVisible();

test('several tasks of a list are changed at once by keys, and taken back with one', async ({
  workspace,
  page,
  faults,
}) => {
  for (const title of titles) await workspace.addTask(title, { column: 'To do' });
  await workspace.open(page, '/tasks?sort=created');
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await expect(row('Delta')).toBeVisible();
  await isLive(page);

  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /Alpha/ })).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await expect(bar(page)).toContainText('3 selected');

  await row('Alpha').click({ button: 'right' });
  await page.getByRole('combobox', { name: 'Actions' }).fill('priority');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Priority' }).fill('high');
  await page.keyboard.press('Enter');
  for (const title of titles.slice(0, 3)) await expect(row(title)).toContainText('High');
  await expect(row('Delta')).not.toContainText('High');
  await said(page, 'Priority of 3 tasks: high');

  await page.keyboard.press('s');
  await page.getByRole('combobox', { name: 'Status' }).fill('progress');
  await page.keyboard.press('Enter');
  for (const title of titles.slice(0, 3)) await expect(row(title)).toContainText('In progress');

  await page.keyboard.press('ControlOrMeta+z');
  for (const title of titles) await expect(row(title)).toContainText('To do');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row('Alpha')).not.toContainText('High');
  const all = { query: { sort: 'manual' as const } };
  await expect
    .poll(async () => (await workspace.client.call(listTasks, all)).items.map(({ title }) => title))
    .toEqual(titles);

  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  expect(faults).toEqual([]);
});

test('people, agents, labels and due dates are chosen by typing', async ({ workspace, page }) => {
  await workspace.addTask('Alpha', { column: 'To do' });
  await workspace.open(page, '/tasks');
  const row = page.getByRole('row').filter({ hasText: 'Alpha' });
  await expect(row).toBeVisible();
  await isLive(page);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Assignee' }).fill('maven');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Maven');
  await page.keyboard.press('i');
  await said(page, /PLA-1 assigned to Ada/);

  await page.keyboard.press('l');
  await page.getByRole('combobox', { name: 'Labels' }).fill('Needs thought');
  await page.getByRole('option', { name: /Create label/ }).click();
  await expect(row).toContainText('Needs thought');
  await page.keyboard.press('Escape');

  await page.keyboard.press('d');
  await page.getByRole('combobox', { name: 'Due date' }).fill('tomorrow');
  await page.keyboard.press('Enter');
  await said(page, /PLA-1 due/);
});

test('what cannot be done with a task is told, and the others are changed', async ({
  workspace,
  page,
}) => {
  for (const title of titles) await workspace.addTask(title, { column: 'To do' });
  const { client, boardId, columns } = workspace;
  const params = { boardId, columnId: columns['In progress'] ?? '' };
  await client.call(updateColumn, { params, body: { wipLimit: 2 } });
  await workspace.open(page, '/tasks?sort=created');
  await expect(page.getByRole('row').filter({ hasText: 'Delta' })).toBeVisible();
  await isLive(page);
  await page.keyboard.press('ControlOrMeta+a');
  await bar(page).getByRole('button', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'In progress' }).click();
  await said(page, /2 of 4 tasks stay as they were/);
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(2);
});

test('archived and deleted tasks leave at once and come back with undo', async ({
  workspace,
  page,
}) => {
  for (const title of titles) await workspace.addTask(title, { column: 'To do' });
  await workspace.open(page);
  const card = (title: string) => page.getByRole('article').filter({ hasText: title });
  await expect(card('Delta')).toBeVisible();
  await isLive(page);
  await card('Alpha').getByRole('link').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('Shift+E');
  await expect(card('Alpha')).toBeHidden();
  await expect(card('Bravo')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(card('Alpha')).toBeVisible();
  await expect(card('Bravo')).toBeVisible();
});

test('a click with Shift selects everything up to it, over columns and in lists', async ({
  workspace,
  page,
}) => {
  for (const title of titles)
    await workspace.addTask(title, { column: title < 'Charlie' ? 'To do' : 'In progress' });
  const shift = { modifiers: ['Shift' as const] };
  await workspace.open(page);
  await isLive(page);
  const card = (title: string) =>
    page.getByRole('article').filter({ hasText: title }).getByRole('link');
  await card('Bravo').click(shift);
  await expect(bar(page)).toContainText('1 selected');
  await card('Delta').click(shift);
  await expect(bar(page)).toContainText('3 selected');
  await expect(card('Delta')).toBeFocused();
  await card('Alpha').click(shift);
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+L');
  await expect(page.getByRole('combobox', { name: 'Labels' })).toBeFocused();

  await workspace.open(page, '/tasks?sort=created');
  await isLive(page);
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await row('Delta').getByRole('checkbox').click();
  await row('Bravo').getByRole('checkbox').click(shift);
  await expect(bar(page)).toContainText('3 selected');
  await row('Alpha').getByRole('link').click(shift);
  await expect(bar(page)).toContainText('4 selected');
  await expect(row('Alpha').getByRole('link')).toBeFocused();
});

test('a title that was written on its card comes back', async ({ workspace, page }) => {
  await workspace.addTask('Alpha', { column: 'To do' });
  await workspace.open(page, `/boards/${workspace.boardId}`);
  await isLive(page);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title of PLA-1' }).fill('Omega');
  await page.keyboard.press('Enter');
  await said(page, 'PLA-1 renamed');
  await expect(page.getByRole('link', { name: 'PLA-1 Omega' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('link', { name: 'PLA-1 Alpha' })).toBeVisible();
});
