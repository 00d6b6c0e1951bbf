import { getBoardTasks } from '@helix/contracts/tasks';
import { expect, openLive, test } from './workspace.ts';

test('the network goes and comes back: the page says so, and catches up with what happened meanwhile', async ({
  page,
  context,
  workspace,
}) => {
  await workspace.addTask('Was always there');
  await workspace.open(page);
  await expect(page.getByText('Was always there')).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  await context.setOffline(true);
  const indicator = page.getByRole('button', { name: /^Not live since \d\d:\d\d$/ });
  await expect(indicator).toBeVisible();
  await indicator.click();
  await expect(page.getByText('This device has no network')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
  await page.keyboard.press('Escape');

  await workspace.addTask('Made while the network was away');
  await context.setOffline(false);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('Made while the network was away')).toBeVisible();
});

test('what happens between the rendering of a page and its stream is told, and nothing is read twice for it', async ({
  page,
  workspace,
}) => {
  await workspace.addTask('Was there when the page was rendered');
  const isHeld = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  const reads: string[] = [];
  await page.route('**/api/v1/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/api/v1/events') {
      isHeld.resolve();
      await mayGoOn.promise;
    } else if (route.request().method() === 'GET') reads.push(pathname);
    await route.continue();
  });
  await workspace.open(page);
  await isHeld.promise;
  await workspace.addTask('Made before the stream began');
  mayGoOn.resolve();
  await expect(page.getByText('Made before the stream began')).toBeVisible();
  await expect(page.getByText('Was there when the page was rendered')).toBeVisible();
  // Rendered by the server, and not changed since.
  for (const list of ['saved-views', 'members', 'labels', 'organizations'])
    expect(reads).not.toContain(`/api/v1/${list}`);
});

test('two pages of one browser are both live, and both come back', async ({
  page,
  context,
  workspace,
}) => {
  const other = await context.newPage();
  await workspace.open(page);
  await workspace.open(other);
  for (const one of [page, other])
    await expect(one.getByText('Live', { exact: true })).toBeVisible();
  await workspace.addTask('Seen on both');
  for (const one of [page, other]) await expect(one.getByText('Seen on both')).toBeVisible();

  await context.setOffline(true);
  for (const one of [page, other]) await expect(one.getByText(/^Not live since/)).toBeVisible();
  await workspace.addTask('Caught up on both');
  await context.setOffline(false);
  for (const one of [page, other]) await expect(one.getByText('Caught up on both')).toBeVisible();
});

test('without a network a page that is opened says that there is none', async ({
  page,
  context,
  workspace,
}) => {
  await workspace.open(page, '/inbox');
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.evaluate(async () => {
    // @ts-expect-error -- runs in the browser
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

test('what is changed without a network is seen to wait, is not left by mistake, and is sent', async ({
  page,
  context,
  workspace,
}) => {
  await workspace.addTask('Carried over', { column: 'To do' });
  await openLive(workspace, page);
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  await context.setOffline(true);
  await expect(page.getByText(/^Not live since/)).toBeVisible();
  const card = page.getByRole('article').filter({ hasText: 'Carried over' });
  await card.dragTo(column('In progress'));
  await expect(column('In progress').getByText('Carried over', { exact: true })).toBeVisible();
  await column('To do').getByRole('button', { name: 'Add a task to To do' }).click();
  await page.keyboard.type('Thought of on a train');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Waits for the network: Thought of on a train')).toBeVisible();
  await expect(page.getByText(/ · 2 changes wait$/)).toBeVisible();
  const asked = page.waitForEvent('dialog');
  const leaving = page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).dismiss();
  await leaving;

  await context.setOffline(false);
  await expect(column('To do').getByText('Thought of on a train', { exact: true })).toBeVisible();
  const { columns } = await workspace.client.call(getBoardTasks, {
    params: { boardId: workspace.boardId },
  });
  const titles = new Map(columns.map(({ name, tasks }) => [name, tasks.map(({ title }) => title)]));
  expect(titles.get('In progress')).toEqual(['Carried over']);
  expect(titles.get('To do')).toEqual(['Thought of on a train']);
  await expect(page.getByText(/Waits for the network/)).toBeHidden();
});
