import { executeTask, updateTask, type Task } from '@helix/contracts/tasks';
import { expect, openLive, test, type Workspace } from './workspace.ts';

const patiently = { timeout: 60_000 };

async function given(workspace: Workspace, title: string, directives: string): Promise<Task> {
  const { client, agent } = workspace;
  const { id: taskId } = await workspace.addTask(title, { column: 'To do', agentId: agent.id });
  const body = { description: `[[simulate: ${directives}]]` };
  return client.call(updateTask, { params: { taskId }, body });
}

const begin = ({ client }: Workspace, { id: taskId }: Task) =>
  client.call(executeTask, { params: { taskId }, body: {} });

/** A task on which the agent is at work already. */
async function atWork(workspace: Workspace, title: string, directives: string): Promise<Task> {
  const task = await given(workspace, title, directives);
  await begin(workspace, task);
  return task;
}
const slowly = 'tokens=600; speed=12; thinking=20';

test.slow();

test('stops a run: what there was of the answer stays, and nothing comes after it', async ({
  page,
  workspace,
  faults,
}) => {
  const run = await begin(workspace, await given(workspace, 'Stop me', slowly));
  await workspace.open(page, `/runs/${run.id}`);
  const transcript = page.getByRole('region', { name: 'Run of Maven' });
  await expect(transcript.getByText('Simulated result')).toBeVisible(patiently);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible();
  await expect(transcript.getByText('Simulated result')).toBeVisible();
  const answer = transcript.locator('blockquote').locator('xpath=..');
  const stoppedAt = await answer.innerText();
  await page.reload();
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible(patiently);
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  expect(await answer.innerText()).toBe(stoppedAt);
  expect(faults).toEqual([]);
});

test('steers a run, whose next answer has heard it; then retries it, and forks it from a step', async ({
  page,
  workspace,
  faults,
}) => {
  const task = await given(workspace, 'Name the ship', 'tokens=120; speed=12');
  // Somebody is there from the first word on: it can be steered for ten seconds only.
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  await begin(workspace, task);
  const run = page.getByRole('region', { name: 'Run of Maven' });
  await expect(run.getByText('Simulated result')).toBeVisible(patiently);
  await run.getByLabel('Say something to the agent').fill('Call it Argo [[simulate: tokens=60]]');
  await page.keyboard.press('Enter');
  await expect(run.getByText('Call it Argo')).toBeVisible();
  await expect(run.getByText(/Not read yet/)).toBeVisible();
  await expect(run.getByText(/^ada.* said$/i)).toBeVisible(patiently);
  await expect(run.getByText('Finished', { exact: true })).toBeVisible(patiently);

  await run.getByRole('link', { name: 'Open the whole run' }).click();
  await expect(page.getByRole('heading', { name: 'Run of Maven' })).toBeVisible(patiently);
  const first = page.url();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page).not.toHaveURL(first, patiently);
  await expect(page.getByText('Finished', { exact: true }).first()).toBeVisible(patiently);

  const second = page.url();
  const transcript = page.getByRole('region', { name: 'Run of Maven' });
  await transcript
    .getByRole('button', { name: /^Actions for step/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Fork from here' }).click();
  await page.getByLabel('What to do differently').fill('In one word');
  await page.getByRole('button', { name: 'Start the fork' }).click();
  await expect(page).not.toHaveURL(second, patiently);
  await expect(page.getByText('In one word')).toBeVisible(patiently);
  await expect(page.getByText('Finished', { exact: true }).first()).toBeVisible(patiently);
  expect(faults).toEqual([]);
});

test('a retry shows at once; refused, it is taken back with the reason', async ({
  page,
  workspace,
}) => {
  const task = await atWork(workspace, 'Begin again', 'tokens=20');
  await workspace.open(page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const run = page.getByRole('region', { name: 'Run of Maven' });
  await expect(run.getByText('Finished', { exact: true })).toBeVisible(patiently);
  const refused = Promise.withResolvers<void>();
  await page.route('**/api/v1/runs/*/retry', async (route) => {
    await refused.promise;
    const json = { code: 'run.already_active', message: 'It works already', requestId: 'req_1' };
    await route.fulfill({ status: 409, json });
  });
  await run.getByRole('button', { name: 'Retry' }).click();
  await expect(run.getByText('Queued', { exact: true })).toBeVisible();
  refused.resolve();
  await expect(page.getByText('It works already').first()).toBeVisible();
  await expect(run.getByText('Finished', { exact: true })).toBeVisible();
});

test('answers a question of an agent, which then goes on', async ({ page, workspace, faults }) => {
  const question = '{"question":"Which colour?","choices":["Blue","Green"]}';
  const task = await atWork(workspace, 'Paint it', `tool=ask_person ${question}`);
  await workspace.open(page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const run = page.getByRole('region', { name: 'Run of Maven' });
  const asked = page.getByRole('region', { name: 'Question of Maven' });
  await expect(asked.getByText('Which colour?')).toBeVisible(patiently);
  await asked.getByRole('button', { name: 'Green' }).click();
  await expect(run.getByText('Finished', { exact: true })).toBeVisible(patiently);
  await expect(asked).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('shows exactly what the model was sent', async ({ page, workspace, faults }) => {
  const task = await atWork(workspace, 'Look into the prompt', 'tokens=40');
  await workspace.open(page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const run = page.getByRole('region', { name: 'Run of Maven' });
  await expect(run.getByText('Finished', { exact: true })).toBeVisible(patiently);
  await run
    .getByRole('button', { name: /^Prompt of step/ })
    .first()
    .click();
  const viewer = page.getByRole('dialog', { name: 'Exactly what the model was sent' });
  await expect(viewer.getByText('Rules of the platform').first()).toBeVisible(patiently);
  await viewer.getByLabel('Search in the prompt').fill('look into the PROMPT');
  await expect(viewer.getByText('1 hit', { exact: true })).toBeVisible();
  await viewer.getByRole('tab', { name: 'Answer' }).click();
  await expect(viewer.getByText('Simulated result')).toBeVisible();
  expect(faults).toEqual([]);
});
