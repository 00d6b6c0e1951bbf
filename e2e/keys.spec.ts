import type { Page } from '@playwright/test';
import { createComment } from '@helix/contracts/comments';
import { getMe } from '@helix/contracts/identity';
import { expect, openLive, owner, productUrl, test } from './workspace.ts';

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const card = (page: Page, title: string) =>
  page.getByRole('link', { name: new RegExp(`${title}$`) });

test('the focus comes back to the card from every layer, and its panel', async ({
  page,
  workspace,
}) => {
  for (const title of ['One', 'Two']) await workspace.addTask(title, { column: 'To do' });
  await openLive(workspace, page);
  await page.keyboard.press('j');
  await expect(card(page, 'One')).toBeFocused();
  const layers = [
    ['c', 'New task'],
    ['s', 'Status'],
    ['a', 'Assignee'],
    ['p', 'Priority'],
    ['d', 'Due date'],
    ['?', 'Keyboard shortcuts'],
    ['ControlOrMeta+k', 'Command palette'],
  ] as const;
  for (const [keys, name] of layers) {
    await page.keyboard.press(keys);
    await expect(dialog(page, name)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page, name)).toBeHidden();
    await expect(card(page, 'One'), name).toBeFocused();
  }
  // From a button beside the board, the keys walk on over the cards.
  await page.keyboard.press('f');
  await expect(dialog(page, 'Filter tasks')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(card(page, 'Two')).toBeFocused();

  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Task PLA-2' });
  await expect(panel.getByRole('textbox', { name: 'New comment' })).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.type('half a word');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(card(page, 'Two')).toBeFocused();
});

test('a key that comes while a layer still fades is for the page', async ({ page, workspace }) => {
  await openLive(workspace, page);
  await page.addStyleTag({
    content: '.pops[data-ending-style] { transition: opacity 60s !important }',
  });
  await page.keyboard.press('?');
  await expect(dialog(page, 'Keyboard shortcuts').getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await page.keyboard.press('c');
  await expect(dialog(page, 'New task').getByLabel('Title')).toBeFocused();
});

test('what is typed right after a slash is searched for, however long the page takes', async ({
  page,
  workspace,
}) => {
  const held = Promise.withResolvers<undefined>();
  await openLive(workspace, page);
  await page.route(/\/search\?.*_rsc|_next\/static\/.*\.js/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press('/');
  await page.keyboard.type('card mc');
  held.resolve(undefined);
  await expect(page.getByRole('searchbox', { name: 'Search everything' })).toHaveValue('card mc');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('keys are where they are on a keyboard with other letters', async ({ page, workspace }) => {
  await openLive(workspace, page);
  await page.dispatchEvent('body', 'keydown', { key: 'п', code: 'KeyG' });
  await page.dispatchEvent('body', 'keydown', { key: 'ф', code: 'KeyA' });
  await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible();
});

test('who follows a link is asked to sign in, and gets to exactly that place', async ({
  page,
  workspace,
}) => {
  const { id } = await workspace.addTask('Named in a letter', { column: 'To do' });
  const comment = await workspace.client.call(createComment, {
    params: { taskId: id },
    body: { body: 'Read this one' },
  });
  const address = `/tasks/${id}?from=letter#${comment.id}`;
  const { organization } = await workspace.client.call(getMe, {});
  await page.context().clearCookies();
  await workspace.open(page, address);
  await page.waitForURL(/\/login/);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  // Of all organizations of this person, into the one of this journey.
  await page.route('**/api/v1/auth/login', (route) =>
    route.continue({
      postData: { ...route.request().postDataJSON(), organizationId: organization.id },
    }),
  );
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(productUrl() + address);
});

test('who was signed out elsewhere is asked to sign in at the next step, and comes back', async ({
  page,
  workspace,
}) => {
  await workspace.addTask('Unchanged', { column: 'To do' });
  await openLive(workspace, page, `/boards/${workspace.boardId}?filter=is%3Aopen`);
  await page.context().clearCookies();
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await page.keyboard.type('urgent');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/login/);
  const next = new URL(page.url()).searchParams.get('next');
  expect(next).toBe(`/boards/${workspace.boardId}?filter=is%3Aopen`);
});

test('keys that are pressed before the page has come to life are understood when it has', async ({
  page,
  workspace,
  faults,
}) => {
  for (const title of ['One', 'Two']) await workspace.addTask(title, { column: 'To do' });
  const openEarly = async () => {
    const held = Promise.withResolvers<undefined>();
    await page.route(/_next\/static\/.*\.js/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(`${productUrl()}/boards/${workspace.boardId}`, { waitUntil: 'commit' });
    await expect(card(page, 'Two')).toBeVisible();
    return async () => {
      held.resolve(undefined);
      await page.unrouteAll({ behavior: 'wait' });
    };
  };
  const walk = await openEarly();
  await page.keyboard.type('jj');
  await walk();
  await expect(card(page, 'Two')).toBeFocused();

  const write = await openEarly();
  await page.keyboard.type('cBuy milk');
  await write();
  await expect(dialog(page, 'New task').getByLabel('Title')).toHaveValue('Buy milk');
  expect(faults).toEqual([]);
});
