import { readFile } from 'node:fs/promises';
import { createAgent } from '@helix/contracts/agents';
import { listModels } from '@helix/contracts/models';
import { executeTask } from '@helix/contracts/tasks';
import { listRuns } from '@helix/contracts/runs';
import { expect, openLive, test, type Workspace } from './workspace.ts';

test('what a run used is in the log of calls and in the sums', async ({
  page,
  workspace,
  faults,
}) => {
  test.slow();
  const { open } = workspace;
  await finishRun(workspace);
  await open(page, '/calls');
  const calls = page.getByRole('table', { name: 'Model calls' });
  await expect(calls.getByText('Maven').first()).toBeVisible();
  await expect(calls.getByText('simulated').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Failed');
  await expect(page.getByText('No call matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await calls.getByRole('link').first().click();

  await expect(page.getByRole('heading', { name: 'Call of Maven' })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText('Bernoulli').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the run' })).toHaveAttribute(
    'href',
    /\/runs\/run_\w+#step-\d+/,
  );

  await open(page, '/usage?show=tokens');
  const chart = page.getByRole('figure', { name: 'Tokens by day and agent' });
  await chart.getByRole('button', { name: 'Show as table' }).click();
  await expect(chart.getByRole('columnheader', { name: 'Maven' })).toBeAttached();
  await page.getByRole('combobox', { name: 'Split by' }).selectOption('Board');
  await expect(page).toHaveURL(/by=board/);
  await expect(page.getByRole('table', { name: 'By board' }).getByText('Platform')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'How runs ended, by day' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Success by agent' })).toContainText('100%');
  expect(faults).toEqual([]);
});

test('calls are narrowed by what they cost and took, and saved as a file', async ({
  page,
  workspace,
  faults,
}) => {
  test.slow();
  const { client, agent, open } = workspace;
  await finishRun(workspace);
  await open(page, '/calls');
  await page.getByRole('combobox', { name: 'Cost' }).selectOption('$0.10 or more');
  await expect(page).toHaveURL(/cost=0\.1/);
  await expect(page.getByText('No call matches')).toBeVisible();
  await page.getByRole('combobox', { name: 'Cost' }).selectOption('With a price');
  await expect(page.getByRole('table', { name: 'Model calls' }).getByText('Maven')).not.toHaveCount(
    0,
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('model-calls.csv');
  expect(await readFile(await file.path(), 'utf8')).toContain(
    ',Maven,simulated,simulated,finished,',
  );

  const [model] = (await client.call(listModels, { query: {} })).items;
  await openLive(workspace, page, `/models/${model?.id}`);
  await page.getByRole('link', { name: 'Its calls' }).click();
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(model?.id ?? '');

  await open(page, `/usage?agent=${agent.id}`);
  const byModel = page.getByRole('table', { name: 'Failures and durations by model' });
  await expect(byModel.getByRole('row', { name: /Rehearsal.*0%/ })).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Until the whole answer, by day' })).toBeVisible();
  const other = await client.call(createAgent, { body: { name: 'Scout', role: 'Researcher' } });
  await page.reload();
  await page.getByRole('combobox', { name: 'Agent', exact: true }).selectOption('Scout');
  await expect(page).toHaveURL(new RegExp(`agent=${other.id}`));
  await expect(page.getByText('No calls of these in this period.')).toBeVisible();
  await expect(page.getByText('No run ended in this period.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(byModel).toBeVisible();
  expect(faults).toEqual([]);
});

async function finishRun({ client, agent, addTask }: Workspace): Promise<void> {
  const task = await addTask('Compute the Bernoulli numbers', { agentId: agent.id });
  await client.call(executeTask, { params: { taskId: task.id }, body: {} });
  await expect
    .poll(async () => (await client.call(listRuns, { query: {} })).items[0]?.status)
    .toBe('succeeded');
}
