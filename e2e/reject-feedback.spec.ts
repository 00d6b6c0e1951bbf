import { listRunSteps, listRuns } from '@helix/contracts/runs';
import { executeTask } from '@helix/contracts/tasks';
import { expect, openLive, test } from './workspace.ts';

const feedback = 'Name the person who wrote it, please';

test('work is sent back with words, and the next prompt has them', async ({
  page,
  workspace,
  faults,
}) => {
  const { client, agent, boardId } = workspace;
  const task = await workspace.addTask('Write the release notes', {
    column: 'To do',
    agentId: agent.id,
  });
  await client.call(executeTask, { params: { taskId: task.id }, body: {} });
  await openLive(workspace, page, `/boards/${boardId}/tasks/${task.id}`);
  const panel = page.getByRole('complementary', { name: /^Task PLA-/ });
  const inbox = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Inbox' });
  await expect(inbox).toContainText('1');
  const review = panel.getByRole('region', { name: 'Review of this task' });
  await review.getByRole('button', { name: 'Send back' }).click();
  const send = review.getByRole('button', { name: 'Send back with feedback' });
  await expect(send).toBeDisabled();
  await review.getByLabel('What is missing or wrong').fill(feedback);
  await send.click();
  await expect(review).toBeHidden();
  await expect(inbox).toHaveText('Inbox');
  await expect(panel.getByText(feedback)).toBeVisible();

  const runsOfTask = async () =>
    (await client.call(listRuns, { query: { taskId: task.id } })).items;
  await panel.getByRole('button', { name: 'Execute again' }).click();
  await expect
    .poll(async () => {
      const [latest, first] = await runsOfTask();
      return first && latest?.status;
    })
    .toBe('succeeded');
  const [latest] = await runsOfTask();
  const steps = await client.call(listRunSteps, { params: { runId: latest?.id ?? '' } });
  const prompt = steps.items.flatMap(({ prompt }) => prompt ?? []);
  expect(prompt.some(({ content }) => content.includes(feedback))).toBe(true);

  await panel
    .getByRole('region', { name: 'Review of this task' })
    .getByRole('button', { name: 'Approve' })
    .click();
  await expect(page.getByRole('region', { name: 'Done' }).getByText(task.title)).toBeVisible();
  expect(faults).toEqual([]);
});
