import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { executeTask } from '@helix/contracts/tasks';
import { listNotifications } from '@helix/contracts/notifications';
import { expect, test, type Workspace } from './workspace.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
/** Keys mean something as soon as the page is live. */
const ready = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible();

test('the palette goes somewhere, finds something and does something, by keys alone', async ({
  page,
  workspace,
  faults,
}) => {
  const task = await workspace.addTask('Paint the hull in signal red');
  await workspace.open(page, '/agents');
  await ready(page);

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('signal red');
  const found = palette(page).getByRole('option', { name: /Paint the hull/ });
  await expect(found).toBeVisible();
  await expect(found).toHaveAttribute('data-highlighted', '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(task.id));
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('inb');
  await expect(palette(page).getByRole('option', { name: 'Inbox' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  // What was looked at comes first, before anything is typed.
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('group', { name: 'Recent' })).toContainText(task.key);
  await page.keyboard.type('theme dark');
  await expect(palette(page).getByRole('option', { name: /Dark/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(faults).toEqual([]);
});

test('what is typed while the palette is still being loaded is for the palette', async ({
  page,
  workspace,
}) => {
  const held = Promise.withResolvers<undefined>();
  await workspace.open(page, '/agents');
  await ready(page);
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('gi inf');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('box');
  held.resolve(undefined);
  await expect(palette(page).getByRole('combobox')).toHaveValue('gi inbox');
  await expect(page).toHaveURL(/\/agents/);
});

test('the cheat-sheet lists what can be pressed, keys go places, and nothing fires while writing', async ({
  page,
  workspace,
}) => {
  await workspace.open(page, '/inbox');
  await ready(page);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Next notification');
  await expect(sheet).toContainText('Command palette');
  await page.keyboard.type('sidebar');
  await expect(sheet.getByRole('term')).toHaveText(['Show or hide the sidebar']);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible();

  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Search everything' });
  await expect(field).toBeFocused();
  await page.keyboard.type('g i?c[');
  await expect(field).toHaveValue('g i?c[');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a task is made from anywhere, and is where it was meant to be', async ({
  page,
  workspace,
}) => {
  await workspace.open(page, '/agents');
  await ready(page);
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await expect(dialog.getByLabel('Title')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByText('A task needs a title.')).toBeVisible();
  await dialog.getByLabel('Title').fill('Order new sails');

  // What was begun is still there after a reload.
  await page.reload();
  await ready(page);
  await page.keyboard.press('c');
  await expect(dialog.getByLabel('Title')).toHaveValue('Order new sails');

  await dialog.getByRole('button', { name: /^Column/ }).click();
  await page.getByRole('option', { name: 'To do' }).click();
  await dialog.getByRole('button', { name: /^Assignee/ }).click();
  await page.getByRole('option', { name: /Maven/ }).click();
  await dialog.getByLabel('Title').focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(/\/tasks\/task_/);
  await expect(page.getByRole('region', { name: 'To do' })).toContainText('Order new sails');
});

test('the sidebar goes and stays away, and every place is one link', async ({
  page,
  workspace,
}) => {
  await workspace.open(page, '/inbox');
  await ready(page);
  const sidebar = page.getByRole('navigation', { name: 'Main' });
  await expect(sidebar.getByRole('link', { name: 'Inbox' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('[');
  await expect(sidebar).toBeHidden();
  await page.reload();
  await ready(page);
  await expect(sidebar).toBeHidden();
  await page.keyboard.press('ControlOrMeta+b');
  await expect(sidebar).toBeVisible();

  await sidebar.getByRole('button', { name: 'Fold Boards' }).click();
  await expect(sidebar.getByRole('link', { name: /Platform/ })).toBeHidden();
  await page.reload();
  await expect(sidebar.getByRole('link', { name: /Platform/ })).toBeHidden();
  await expect(sidebar.getByRole('link', { name: 'Boards', exact: true })).toBeVisible();
});

test('the inbox is worked through by keys, and what was put away comes back', async ({
  page,
  workspace,
}) => {
  const titles = ['Splice the mainbrace', 'Swab the deck'];
  for (const title of titles) await finishedBy(workspace, title);
  await expect
    .poll(async () => (await workspace.client.call(listNotifications, { query: {} })).items.length)
    .toBeGreaterThanOrEqual(2);
  await workspace.open(page, '/inbox');
  await ready(page);

  const list = page.getByRole('region', { name: 'Today' });
  const first = list.getByRole('listitem').first();
  const title = (await first.innerText()).includes('Swab')
    ? 'Swab the deck'
    : 'Splice the mainbrace';
  await page.keyboard.press('j');
  const detail = page.getByRole('article', { name: title });
  await expect(detail).toBeVisible();
  await expect(first.getByText('Unread:')).toBeHidden();

  await page.keyboard.press('u');
  await expect(first.getByText('Unread:')).toBeAttached();
  await page.keyboard.press('r');
  await expect(first.getByText('Unread:')).toBeHidden();

  await page.keyboard.press('e');
  await expect(list.getByText(title, { exact: true })).toBeHidden();
  await expect(first.getByRole('button')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(list.getByText(title, { exact: true })).toBeVisible();
  await expect(page.getByText(`Undone: Archived “${title}”`)).toBeVisible();
  await expect(page.getByText(`Archived “${title}”`, { exact: true })).toBeHidden();

  await page.reload();
  await expect(list.getByText(title, { exact: true })).toBeVisible();
});

test('on a phone every place is within reach of a thumb', async ({ page, workspace }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await workspace.open(page, '/');
  await ready(page);
  const bar = page.getByRole('navigation', { name: 'Quick access' });
  await bar.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await bar.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Agents', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(375);
});

test('axe has nothing to say about what lies over the pages', async ({ page, workspace }) => {
  // Half-way through its fade a text has not its colour yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await workspace.open(page, '/');
  await ready(page);
  const layers = [
    ['ControlOrMeta+k', 'Command palette'],
    ['?', 'Keyboard shortcuts'],
    ['c', 'New task'],
  ] as const;
  for (const [keys, name] of layers) {
    await page.keyboard.press(keys);
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        `${name} in ${colorScheme}`,
      ).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

/** Work of an agent that waits for its person. */
async function finishedBy({ client, agent, addTask }: Workspace, title: string): Promise<void> {
  const task = await addTask(title, { agentId: agent.id });
  await client.call(executeTask, { params: { taskId: task.id }, body: {} });
}
