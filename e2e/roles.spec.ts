import type { Browser, Page } from '@playwright/test';
import { acceptInvitation, createInvitation } from '@helix/contracts/members';
import { updateBoard } from '@helix/contracts/structure';
import { makeExamples } from './examples.ts';
import { beforeSigningIn, listRoutes, pathOf } from './routes.ts';
import { expect, productUrl, test, watchForFaults, type Workspace } from './workspace.ts';

type Role = 'member' | 'viewer';

/** Others are told that there is no such page. */
const forAdmins = [
  '/audit',
  '/settings/data',
  '/settings/organization',
  '/settings/system',
  '/welcome',
];

for (const role of ['member', 'viewer'] as const) {
  test(`every page is there for a ${role}, and asks for nothing that is refused`, async ({
    workspace,
    browser,
  }) => {
    test.slow();
    const examples = await makeExamples(workspace);
    const page = await join(workspace, browser, role);
    const faults: string[] = [];
    watchForFaults(page, faults);
    const routes = listRoutes().filter((route) => !beforeSigningIn.includes(route));
    for (const route of routes.filter((known) => !forAdmins.includes(known))) {
      await test.step(route, () => visit(page, pathOf(route, examples)));
    }
    expect(faults).toEqual([]);
    for (const route of forAdmins) {
      await page.goto(productUrl() + route);
      await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    }
  });
}

test('a viewer is shown what there is, and nothing to change it by', async ({
  workspace,
  browser,
}) => {
  const task = await workspace.addTask('Read the minutes');
  const page = await join(workspace, browser, 'viewer');
  await visit(page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  await expect(page.getByRole('heading', { name: 'Read the minutes' })).toBeVisible();
  await expect(page.getByText('View only')).toBeVisible();
  const changing = /^(New task|Add|Execute|Comment|Approve|Send back|Archive|Delete|Invite)/;
  await expect(page.getByRole('button', { name: changing })).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

/** Somebody with this role, who may work on the board as far as the role goes, in a browser of their own. */
async function join({ client, boardId }: Workspace, browser: Browser, role: Role): Promise<Page> {
  await client.call(updateBoard, { params: { boardId }, body: { defaultPermission: 'create' } });
  const email = `${role}-${Date.now().toString(36)}@example.org`;
  const password = 'nanoseconds matter';
  const { link } = await client.call(createInvitation, { body: { email, role } });
  const token = new URL(link).searchParams.get('token') ?? '';
  await client.call(acceptInvitation, { body: { token, name: 'Grace Hopper', password } });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.request.post(`${productUrl()}/api/v1/auth/login`, { data: { email, password } });
  return context.newPage();
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(productUrl() + path);
  await expect(page.getByRole('main').first()).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.waitForLoadState('load');
}
