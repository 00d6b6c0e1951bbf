import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { getBoardTasks, updateTask } from '@helix/contracts/tasks';
import { updateColumn } from '@helix/contracts/structure';
import { expect, test, type Workspace } from './workspace.ts';

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, title: string) => page.locator('[data-task]').filter({ hasText: title });
const titlesIn = (page: Page, name: string) =>
  column(page, name).locator('[data-task] a').allTextContents();
/** Keys mean something once the page is alive. */
const untilLive = (page: Page) =>
  expect(page.getByText('Live', { exact: true }).filter({ visible: true }).first()).toBeVisible();

async function open(workspace: Workspace, page: Page, path?: string): Promise<void> {
  await workspace.open(page, path);
  await untilLive(page);
}

/** As the server has it, column by column. */
async function onServer({ client, boardId }: Workspace): Promise<Record<string, string[]>> {
  const { columns } = await client.call(getBoardTasks, { params: { boardId } });
  return Object.fromEntries(
    columns.map(({ name, tasks }) => [name, tasks.map(({ title }) => title)]),
  );
}

test('a card is dragged to its place in another column, and stays there', async ({
  page,
  workspace,
  faults,
}) => {
  await workspace.addTask('First', { column: 'In progress' });
  await workspace.addTask('Second', { column: 'In progress' });
  await workspace.addTask('Movable', { column: 'Backlog' });
  await open(workspace, page);
  await card(page, 'Movable').dragTo(card(page, 'Second'), { targetPosition: { x: 100, y: 6 } });
  await expect.poll(() => titlesIn(page, 'In progress')).toEqual(['First', 'Movable', 'Second']);
  await expect
    .poll(async () => (await onServer(workspace))['In progress'])
    .toEqual(['First', 'Movable', 'Second']);
  await page.reload();
  await expect.poll(() => titlesIn(page, 'In progress')).toEqual(['First', 'Movable', 'Second']);
  expect(faults).toEqual([]);
});

test('several that are selected are dragged together, and one undo brings them back', async ({
  page,
  workspace,
}) => {
  for (const title of ['One', 'Two', 'Three'])
    await workspace.addTask(title, { column: 'Backlog' });
  await open(workspace, page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+j');
  await card(page, 'One').dragTo(column(page, 'To do'));
  await expect.poll(() => titlesIn(page, 'To do')).toEqual(['One', 'Two']);
  await expect.poll(async () => (await onServer(workspace))['To do']).toEqual(['One', 'Two']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => titlesIn(page, 'Backlog')).toEqual(['One', 'Two', 'Three']);
});

test('a refused move goes back and says why', async ({ page, workspace }) => {
  const { client, boardId, columns } = workspace;
  const columnId = columns['In progress'] ?? '';
  await client.call(updateColumn, { params: { boardId, columnId }, body: { wipLimit: 1 } });
  await workspace.addTask('Already there', { column: 'In progress' });
  await workspace.addTask('One too many', { column: 'To do' });
  await open(workspace, page);
  await expect(column(page, 'In progress').getByText('1 of 1 · Full')).toBeVisible();
  await card(page, 'One too many').dragTo(column(page, 'In progress'));
  await expect(page.getByText(/PLA-2 stays where it was/).first()).toBeVisible();
  await expect(column(page, 'To do').getByText('One too many')).toBeVisible();
});

test('everything goes by keyboard, and is said', async ({ page, workspace }) => {
  for (const title of ['One', 'Two', 'Three'])
    await workspace.addTask(title, { column: 'Backlog' });
  await open(workspace, page);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /One$/ })).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titlesIn(page, 'Backlog')).toEqual(['Two', 'One', 'Three']);
  await expect(page.getByText('PLA-1 moved to place 2 in Backlog')).toBeAttached();
  await expect(page.getByRole('link', { name: /One$/ })).toBeFocused();

  await page.keyboard.press('m');
  await expect(page.getByText(/PLA-1 picked up/)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Place 1 of 1 in To do')).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(column(page, 'To do').getByText('One', { exact: true })).toBeVisible();
  await expect.poll(async () => (await onServer(workspace))['To do']).toEqual(['One']);
  await expect(page.getByRole('link', { name: /One$/ })).toBeFocused();

  await page.keyboard.press('m');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(page.getByText('PLA-1 put back')).toBeAttached();
  await expect(column(page, 'To do').getByText('One', { exact: true })).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByRole('link', { name: /Two$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tasks\//);
});

test('two people on one board see each other’s moves, and the order is the same for both', async ({
  page,
  workspace,
  context,
  browser,
}) => {
  for (const title of ['One', 'Two', 'Three']) await workspace.addTask(title, { column: 'To do' });
  const other = await secondPage(browser, await context.storageState());
  await open(workspace, page);
  await open(workspace, other);
  await Promise.all([
    card(page, 'One').dragTo(column(page, 'In progress')),
    card(other, 'Two').dragTo(column(other, 'In progress')),
  ]);
  await expect.poll(async () => (await titlesIn(page, 'In progress')).length).toBe(2);
  const order = (await onServer(workspace))['In progress'];
  await expect.poll(() => titlesIn(page, 'In progress')).toEqual(order);
  await expect.poll(() => titlesIn(other, 'In progress')).toEqual(order);
  await other.close();
});

test('titles are written on the card', async ({ page, workspace }) => {
  const { id } = await workspace.addTask('Mispelled', { column: 'To do' });
  await open(workspace, page);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title of PLA-1' }).fill('Misspelled no more');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Misspelled no more')).toBeVisible();
  await expect(page.getByRole('link', { name: /Misspelled/ })).toBeFocused();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Title of PLA-1' }).fill('Never kept');
  await page.keyboard.press('Escape');
  await expect(card(page, 'Misspelled no more')).toBeVisible();
  await workspace.client.call(updateTask, { params: { taskId: id }, body: { title: 'Elsewhere' } });
  await expect(card(page, 'Elsewhere')).toBeVisible();
});

test('a preview follows the focus, and Escape goes back one layer at a time', async ({
  page,
  workspace,
}) => {
  const { id } = await workspace.addTask('One', { column: 'To do' });
  await workspace.addTask('Two', { column: 'To do' });
  const body = { description: 'What **one** is about' };
  await workspace.client.call(updateTask, { params: { taskId: id }, body });
  await open(workspace, page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: /^Preview of/ });
  await expect(peek.getByText('What one is about')).toBeVisible();
  await page.keyboard.press('j');
  await expect(peek.getByRole('heading', { name: 'Two' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(peek).toBeHidden();
  await expect(page.getByRole('toolbar').getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toBeHidden();
});

test('lanes cut the board, and a card that crosses them changes with it', async ({
  page,
  workspace,
}) => {
  const { agent, client } = workspace;
  const { id } = await workspace.addTask('For nobody yet', { column: 'To do' });
  await workspace.addTask('For Maven', { column: 'To do', agentId: agent.id });
  await open(workspace, page, `/boards/${workspace.boardId}?group=agent`);
  const lane = page.getByRole('region', { name: 'Maven, In progress' });
  await card(page, 'For nobody yet').dragTo(lane);
  await expect(lane.getByText('For nobody yet')).toBeVisible();
  await expect
    .poll(async () => {
      const { columns } = await client.call(getBoardTasks, {
        params: { boardId: workspace.boardId },
      });
      const task = columns.flatMap(({ tasks }) => tasks).find((some) => some.id === id);
      return [task?.agentId, task?.category];
    })
    .toEqual([agent.id, 'in_progress']);
  await page.getByRole('button', { name: 'Collapse Maven' }).click();
  await expect(card(page, 'For Maven')).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Expand Maven' })).toBeVisible();
  await expect(card(page, 'For Maven')).toBeHidden();
});

test('a thousand cards are a few in the page, and the last one is a scroll away', async ({
  page,
  workspace,
}) => {
  const some = Array.from({ length: 120 }, (_, n) => `Task number ${n + 1}`);
  for (const title of some) await workspace.addTask(title, { column: 'Backlog' });
  await open(workspace, page);
  await expect(column(page, 'Backlog').getByText('120', { exact: true })).toBeVisible();
  expect(await page.locator('[data-task]').count()).toBeLessThan(30);
  const list = column(page, 'Backlog').getByRole('list');
  await expect(async () => {
    await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(card(page, 'Task number 120')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('the focus walks out of the window, and the window follows', async ({ page, workspace }) => {
  for (let n = 1; n <= 20; n += 1) await workspace.addTask(`Number ${n}`, { column: 'Backlog' });
  await workspace.addTask('Far away', { column: 'Done' });
  await open(workspace, page);
  // The pointer often rests on the board while somebody types.
  await column(page, 'Backlog').getByRole('list').hover();
  for (let n = 1; n <= 20; n += 1) {
    await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: new RegExp(`Number ${n}$`) })).toBeFocused();
  }
  await expect(page.getByRole('link', { name: /Number 20$/ })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('l');
  await expect(page.getByRole('link', { name: /Far away$/ })).toBeFocused();
  await expect(page.getByRole('link', { name: /Far away$/ })).toBeInViewport({ ratio: 1 });
});

test('assistive technology has nothing to complain about, by day and by night', async ({
  page,
  workspace,
}) => {
  await workspace.addTask('One', { column: 'To do', agentId: workspace.agent.id });
  await workspace.addTask('Two', { column: 'Review' });
  await open(workspace, page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
});

type Stored = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

async function secondPage(browser: Browser, storageState: Stored): Promise<Page> {
  return (await browser.newContext({ storageState })).newPage();
}
