import { readFile } from 'node:fs/promises';
import { listAgentSkills, listSkills } from '@helix/contracts/skills';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, openLive, test } from './workspace.ts';

const document = `---
name: house-style
description: How we write. Use it for every text that goes out.
license: MIT
---
# House style

Short sentences.
`;

test('a skill comes in as a zip, is edited, given to an agent, and goes out as a zip', async ({
  workspace,
  page,
  faults,
}) => {
  const { client, agent } = workspace;
  const zip = zipSync({
    'house-style/SKILL.md': strToU8(document),
    'house-style/references/words.txt': strToU8('colour, not color'),
    'notes.txt': strToU8('of no skill'),
  });
  await openLive(workspace, page, '/skills');
  await page.getByRole('link', { name: 'Import' }).first().click();
  await page
    .getByLabel('Choose a file')
    .and(page.locator('input'))
    .setInputFiles({ name: 'house.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await expect(page.getByRole('heading', { name: 'Passed over' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'house-style' }).click();

  const text = page.getByRole('textbox', { name: 'SKILL.md' });
  await expect(text).toHaveValue(/Short sentences/);
  await text.fill('# House style\n\nShort words, too.\n');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('SKILL.md saved.').first()).toBeVisible();
  await page.getByRole('radio', { name: 'History' }).click();
  await expect(page.getByRole('figure')).toContainText('Short words, too.');

  await page.getByRole('tab', { name: /Files/ }).click();
  await page.getByRole('button', { name: 'Open references/words.txt' }).click();
  await expect(page.getByRole('textbox', { name: /Text of/ })).toHaveValue('colour, not color');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: /Agents/ }).click();
  await page.getByRole('checkbox', { name: agent.name }).click();
  await expect(page.getByText('Who has house-style was changed').first()).toBeVisible();
  const given = await client.call(listAgentSkills, { params: { agentId: agent.id } });
  expect(given.items.map(({ name }) => name)).toEqual(['house-style']);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as zip' }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  expect(strFromU8(files['house-style/SKILL.md'] ?? new Uint8Array())).toContain(
    'Short words, too.',
  );
  expect(Object.keys(files)).toContain('house-style/references/words.txt');
  expect(faults).toEqual([]);
});

test('what may not be taken in is refused with the reason, and nothing is taken in', async ({
  workspace,
  page,
}) => {
  const zip = zipSync({ 'bad/SKILL.md': strToU8('no front matter here') });
  await openLive(workspace, page, '/skills/new?from=import');
  await page
    .getByLabel('Choose a file')
    .and(page.locator('input'))
    .setInputFiles({ name: 'bad.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await expect(page.getByText('Nothing was taken in')).toBeVisible();
  const { items } = await workspace.client.call(listSkills, { query: {} });
  expect(items).toEqual([]);
});

test('a template becomes a skill, which can be put away and brought back', async ({
  workspace,
  page,
  faults,
}) => {
  await openLive(workspace, page, '/skills/new');
  await page.getByRole('button', { name: 'Use release-notes' }).click();
  await expect(page.getByRole('heading', { name: /release-notes/ })).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('release-notes was archived').first()).toBeVisible();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('release-notes is back').first()).toBeVisible();
  expect(faults).toEqual([]);
});
