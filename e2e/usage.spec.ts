import { executeTask } from '@helix/contracts/tasks';
import { listRuns } from '@helix/contracts/runs';
import { expect, test } from './workspace.ts';

test('what a run used is in the log of calls and in the sums', async ({
  page,
  workspace,
  faults,
}) => {
  test.slow();
  const { client, agent, addTask, open } = workspace;
  const task = await addTask('Compute the Bernoulli numbers', { agentId: agent.id });
  await client.call(executeTask, { params: { taskId: task.id }, body: {} });
  await expect
    .poll(async () => (await client.call(listRuns, { query: {} })).items[0]?.status)
    .toBe('succeeded');

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
