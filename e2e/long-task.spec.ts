import { createComment, type SavedComment } from '@helix/contracts/comments';
import { createTask } from '@helix/contracts/tasks';
import { expect, openLive, test, type Workspace } from './workspace.ts';

const many = 200;
const textOf = (number: number) =>
  `Remark ${number}\n\n${'It says something at some length. '.repeat(number % 5)}`;

async function talkAtLength({ client }: Workspace, taskId: string): Promise<SavedComment[]> {
  const said: SavedComment[] = [];
  for (let number = 1; number <= many; number += 1) {
    const body = { body: textOf(number) };
    said.push(await client.call(createComment, { params: { taskId }, body }));
  }
  return said;
}

test('a task with hundreds of entries: few nodes, the linked one in sight, and nothing moves under the reader', async ({
  page,
  workspace,
}) => {
  test.slow();
  const { client, boardId } = workspace;
  const task = await workspace.addTask('Much talked about');
  const said = await talkAtLength(workspace, task.id);
  for (let number = 1; number <= 60; number += 1) {
    const body = { boardId, parentId: task.id, title: `Part ${number}` };
    await client.call(createTask, { body });
  }
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const remark = (number: number) => timeline.getByText(`Remark ${number}`, { exact: true });
  const nodes = () => page.evaluate<number>(`document.querySelectorAll('*').length`);

  await openLive(workspace, page, `/tasks/${task.id}`);
  expect(await nodes()).toBeLessThan(1_500);
  await timeline.getByRole('button', { name: 'To the newest entry' }).click();
  await expect(remark(many)).toBeInViewport();
  expect(await nodes()).toBeLessThan(1_500);

  const oldest = said[2];
  await openLive(workspace, page, `/tasks/${task.id}#comment-${oldest?.id}`);
  await expect(remark(3)).toBeInViewport();
  await expect(page.locator(`#comment-${oldest?.id}`)).toBeFocused();
  expect(await nodes()).toBeLessThan(1_500);

  const middle = said[100];
  await openLive(workspace, page, `/boards/${boardId}/tasks/${task.id}#comment-${middle?.id}`);
  await expect(page.locator(`#comment-${middle?.id}`)).toBeFocused();
  await expect(remark(101)).toBeInViewport();
  // Until what stands before it has been measured.
  const topOf = async () => Math.round((await remark(101).boundingBox())?.y ?? Number.NaN);
  await expect(async () => {
    const before = await topOf();
    await page.evaluate(
      `new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))`,
    );
    expect(await topOf()).toBe(before);
  }).toPass();
  const before = await topOf();
  await client.call(createComment, { params: { taskId: task.id }, body: { body: 'One more' } });
  await client.call(createTask, { body: { boardId, parentId: task.id, title: 'One more part' } });
  await expect(page.getByText('0 of 61')).toBeAttached();
  // At most by the one line that came in above, and not by what was said below.
  expect(Math.abs((await topOf()) - before)).toBeLessThanOrEqual(32);

  // What is being written stays, however far one scrolls.
  await remark(101).hover();
  const comment = page.locator(`#comment-${middle?.id}`);
  await comment.getByRole('button', { name: 'Reply' }).click();
  const answer = timeline.getByRole('textbox');
  await answer.fill('Half of an answer');
  await timeline.getByRole('button', { name: 'To the newest entry' }).click();
  await expect(timeline.getByText('One more', { exact: true })).toBeInViewport();
  await answer.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' and the other half');
  await expect(answer).toHaveValue('Half of an answer and the other half');
});
