import { createOrganization, getMe } from '@helix/contracts/identity';
import { createInvitation } from '@helix/contracts/members';
import { expect, productUrl, test } from './workspace.ts';

test('a link into another organization of the same person is followed there', async ({
  page,
  browser,
  workspace,
}) => {
  const { client, boardId } = workspace;
  const task = await workspace.addTask('Over there', { column: 'To do' });
  const { organization } = await client.call(getMe, {});
  const grace = { email: `grace-${Date.now()}@example.org`, role: 'member' as const };
  const here = await client.call(createInvitation, { body: { ...grace, boardIds: [boardId] } });
  const { id } = await client.call(createOrganization, { body: { name: 'Another place' } });
  const api = (path: string) => `${productUrl()}/api/v1${path}`;
  await page.request.post(api('/auth/switch'), { data: { organizationId: id } });
  const invited = await page.request.post(api('/invitations'), { data: grace });
  const there = (await invited.json()) as typeof here;

  const hers = await (await browser.newContext()).newPage();
  for (const { link } of [here, there]) {
    const token = new URL(link).searchParams.get('token');
    const data = { token, name: 'Grace Hopper', password: 'nanoseconds matter' };
    expect((await hers.request.post(api('/invitations/accept'), { data })).status()).toBe(201);
  }
  const address = `/boards/${boardId}/tasks/${task.id}?filter=is%3Aopen`;
  await workspace.open(hers, address);
  await expect(hers.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await hers.getByRole('button', { name: `Look in ${organization.name}` }).click();
  await expect(hers.getByRole('complementary', { name: `Task ${task.key}` })).toBeVisible();
  await expect(hers).toHaveURL(productUrl() + address);
  await hers.context().close();
});
