import { getAgentFile, listAgents, writeAgentFile } from '@helix/contracts/agents';
import { expect, isLive, openLive, test } from './workspace.ts';

test('an agent is made from a template, with its skills, and is there for everybody at once', async ({
  workspace,
  page,
  faults,
}) => {
  await openLive(workspace, page, '/agents');
  await expect(page.getByRole('heading', { name: 'Maven' })).toBeVisible();
  const watcher = await page.context().newPage();
  await openLive(workspace, watcher, '/agents');
  await expect(watcher.getByRole('heading', { name: 'Maven' })).toBeVisible();

  await page.getByRole('link', { name: 'New agent' }).click();
  await page.getByRole('button', { name: /Code reviewer/ }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Argus');
  await page.getByRole('radio', { name: /Begins by itself/ }).click();
  await page.getByRole('button', { name: 'Create agent' }).click();

  await expect(page.getByRole('heading', { name: /Argus/ })).toBeVisible();
  await expect(watcher.getByRole('heading', { name: 'Argus' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Parts of this agent' }).getByText('Skills').click();
  await expect(page.getByRole('link', { name: 'code-review', exact: true })).toBeVisible();
  const { items } = await workspace.client.call(listAgents, { query: {} });
  expect(items.find(({ name }) => name === 'Argus')).toMatchObject({ executionMode: 'auto' });
  expect(faults).toEqual([]);
});

test('SOUL.md is edited, its draft survives a reload, and an old version comes back', async ({
  workspace,
  page,
  faults,
}) => {
  const { client, agent } = workspace;
  const params = { agentId: agent.id, name: 'SOUL.md' } as const;
  const body = { text: '# Maven\n\nPatient.\n' };
  await client.call(writeAgentFile, { params, body });
  await openLive(workspace, page, `/agents/${agent.id}/soul`);
  const text = page.getByRole('textbox', { name: 'SOUL.md' });
  await expect(text).toHaveValue(body.text);

  await text.fill('# Maven\n\nPatient and brief.\n');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.reload();
  await isLive(page);
  await expect(text).toHaveValue('# Maven\n\nPatient and brief.\n');
  await text.press('ControlOrMeta+s');
  await expect(page.getByText('SOUL.md saved.').first()).toBeVisible();

  await page.getByRole('radio', { name: 'History' }).click();
  const versions = page.getByRole('list', { name: 'Versions' });
  await expect(versions.getByRole('button').first()).toContainText('in force');
  await expect(page.getByRole('figure')).toContainText('Patient and brief.');
  await versions.getByRole('button').nth(1).click();
  await page.getByRole('button', { name: /^Bring version/ }).click();
  await expect(versions.getByRole('button').first()).toContainText('brought back');
  expect((await client.call(getAgentFile, { params })).text).toBe(body.text);

  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect
    .poll(async () => (await client.call(getAgentFile, { params })).text)
    .toContain('brief');
  expect(faults).toEqual([]);
});

test('what two people wrote at the same time is told and merged', async ({ workspace, page }) => {
  const { client, agent } = workspace;
  const params = { agentId: agent.id, name: 'MEMORY.md' } as const;
  await client.call(writeAgentFile, { params, body: { text: 'one\ntwo\nthree\nfour\n' } });
  await openLive(workspace, page, `/agents/${agent.id}/memory`);
  const text = page.getByRole('textbox', { name: 'MEMORY.md' });
  await expect(text).toHaveValue(/^one/);
  await text.fill('ONE\ntwo\nthree\nfour\n');
  await client.call(writeAgentFile, { params, body: { text: 'one\ntwo\nthree\nFOUR\n' } });

  await expect(page.getByText(/Changed meanwhile/)).toBeVisible();
  await page.getByRole('button', { name: 'Merge both' }).click();
  await expect(text).toHaveValue('ONE\ntwo\nthree\nFOUR\n');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('MEMORY.md saved.').first()).toBeVisible();
  expect((await client.call(getAgentFile, { params })).text).toBe('ONE\ntwo\nthree\nFOUR\n');
});

test('an agent is paused, goes on, and remembers what it is told', async ({
  workspace,
  page,
  faults,
}) => {
  await openLive(workspace, page, `/agents/${workspace.agent.id}`);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(main.getByText('Paused', { exact: true })).toBeVisible();
  await expect(page.getByText('Maven is paused').first()).toBeVisible();
  await main.getByRole('button', { name: 'Let it go on' }).click();
  await expect(main.getByText('Idle', { exact: true })).toBeVisible();

  await page.getByRole('navigation', { name: 'Parts of this agent' }).getByText('Memory').click();
  await page.getByRole('textbox', { name: 'Something to remember' }).fill('Releases on Tuesdays.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const remembered = page.getByRole('listitem').filter({ hasText: 'Releases on Tuesdays.' });
  await expect(remembered).toBeVisible();
  await remembered.getByRole('button', { name: 'Put into every prompt' }).click();
  await expect(remembered.getByText('In every prompt')).toBeVisible();
  await remembered.getByRole('button', { name: 'Forget' }).click();
  await expect(remembered).toBeHidden();
  expect(faults).toEqual([]);
});

test('the organization is walked by the arrow keys', async ({ workspace, page, faults }) => {
  await openLive(workspace, page, '/agents?layout=tree');
  const maven = page.getByRole('treeitem', { name: /Maven/ });
  await maven.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/agents/${workspace.agent.id}$`));
  expect(faults).toEqual([]);
});
