import { executeTask, updateTask } from '@helix/contracts/tasks';
import { expect, openLive, isLive, test, type Workspace } from './workspace.ts';

const question = 'Which database shall we take?';

async function ask({ client, addTask, agent }: Workspace) {
  const task = await addTask('Keep the measurements', { column: 'To do', agentId: agent.id });
  const asked = JSON.stringify({ question, choices: ['PostgreSQL', 'SQLite'] });
  const params = { taskId: task.id };
  const description = `[[simulate: tool=ask_person ${asked}]]`;
  await client.call(updateTask, { params, body: { description } });
  await client.call(executeTask, { params, body: {} });
  return task;
}

test('the question of an agent is answered in its task, and the run goes on', async ({
  page,
  workspace,
  faults,
}) => {
  const task = await ask(workspace);
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const panel = page.getByRole('complementary', { name: /^Task PLA-/ });
  const card = panel.getByRole('region', { name: 'Question of Maven' });
  await expect(card.getByText(question)).toBeVisible();
  await expect(
    panel
      .getByRole('region', { name: 'Why this task is where it is' })
      .getByText('Maven has asked a question.'),
  ).toBeVisible();
  await card.getByRole('button', { name: 'SQLite' }).click();
  await expect(card).toBeHidden();
  await expect(panel.getByText('answered a question')).toBeVisible();
  const run = panel.getByRole('region', { name: 'Run of Maven' });
  await expect(run.getByText('Finished', { exact: true })).toBeVisible();
  expect(faults).toEqual([]);
});

test('an answer in words of one’s own outlives a reload', async ({ page, workspace }) => {
  const task = await ask(workspace);
  await openLive(workspace, page, `/tasks/${task.id}`);
  const card = page.getByRole('region', { name: 'Question of Maven' });
  await card.getByLabel('Your answer').fill('Neither: a plain file');
  await page.reload();
  await isLive(page);
  await expect(card.getByLabel('Your answer')).toHaveValue('Neither: a plain file');
  await card.getByLabel('Your answer').press('Control+Enter');
  await expect(card).toBeHidden();
  await expect(
    page
      .getByRole('region', { name: 'Timeline' })
      .getByText('Neither: a plain file')
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});
