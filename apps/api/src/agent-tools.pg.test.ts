import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { openAgentWork, type Attempt } from './fixtures/agent-work.ts';

const database = await testDatabase();
let work: Awaited<ReturnType<typeof openAgentWork>>;
let agentId: string;

beforeAll(async () => {
  work = await openAgentWork(database.url);
  agentId = await work.agent('Tooly', { maxConcurrentRuns: 50 });
});
afterAll(() => work.stop());

type Body = Record<string, unknown>;
type Begun = { taskId: string; key: string; runId: string; attempt: Attempt };

async function begin(about: Body = {}): Promise<Begun> {
  const { id: taskId, key } = await work.board.create({ title: 'Own task', ...about });
  const runId = await work.execute(taskId, agentId);
  return { taskId, key, runId, attempt: await work.attemptOf(runId) };
}
const said = async (result: ReturnType<Attempt['use']>) => {
  const came = await result;
  if (came.kind !== 'output') throw new Error(`came to ${came.kind}`);
  return came;
};
const refused = async (result: ReturnType<Attempt['use']>) => {
  const { output, isError } = await said(result);
  expect({ output, isError }).toMatchObject({ isError: true });
  return output;
};
const items = async (path: string) => (await work.owner('GET', path)).body['items'] as Body[];

describe('what a model is offered', () => {
  test('every tool has a description and a schema that providers take', async () => {
    const { attempt } = await begin();
    const { tools } = attempt.start;
    expect(tools.map(({ name }) => name)).toEqual([
      ...['read_task', 'list_tasks', 'comment', 'create_subtask', 'update_checklist'],
      ...['attach_text', 'remember', 'recall', 'load_skill', 'ask_person', 'finish'],
    ]);
    for (const { inputSchema, description } of tools) {
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(description.length).toBeGreaterThan(30);
    }
  });

  test('wrong arguments are explained field by field, and an unknown tool by what there is', async () => {
    const { attempt } = await begin();
    const wrong = await refused(attempt.use('create_subtask', { title: 3, priority: 'now', x: 1 }));
    expect(wrong).toContain('The arguments of create_subtask are wrong:\n- title: ');
    expect(wrong).toContain('- priority: ');
    expect(wrong).toContain('x');
    expect(await refused(attempt.use('create_subtask', '{"title": "half'))).toContain('wrong');
    expect(await refused(attempt.use('delete_everything'))).toContain('There are: read_task,');
    const asText = await said(attempt.use('create_subtask', '{"title":"From a string"}'));
    expect(asText.isError).toBe(false);
  });
});

describe('reading', () => {
  test('an agent reads its task as it is now, with all that hangs on it', async () => {
    const blocker = await work.board.create({ title: 'The blocker' });
    const { taskId, key, attempt } = await begin({ description: 'Long story', priority: 'high' });
    await work.owner('POST', `/v1/tasks/${taskId}/comments`, { body: 'Mind the gap' });
    await work.owner('POST', `/v1/tasks/${taskId}/checklist`, { text: 'First thing' });
    await work.owner('POST', `/v1/tasks/${taskId}/dependencies`, { blockedById: blocker.id });
    await work.board.create({ title: 'The child', parentId: taskId });
    const { output } = await said(attempt.use('read_task'));
    for (const text of [key, 'Long story', 'Priority: high', 'Mind the gap', 'The child']) {
      expect(output).toContain(text);
    }
    expect(output).toMatch(/- \[ \] First thing \(item_/);
    expect(output).toContain(`${blocker.key} (backlog): The blocker`);
  });

  test('of other boards it reads what is linked to its task, and no other task exists for it', async () => {
    const other = await work.work.board();
    const secret = await other.create({ title: 'Secret' });
    const linked = await other.create({ title: 'Linked' });
    const { taskId, attempt } = await begin();
    await work.owner('POST', `/v1/tasks/${taskId}/dependencies`, { blockedById: linked.id });
    const mate = await work.board.create({ title: 'On the same board' });
    const read = (key: string) => attempt.use('read_task', { key });
    expect((await said(read(mate.key))).output).toContain('On the same board');
    expect((await said(read(linked.key.toLowerCase()))).output).toContain('Linked');
    expect(await refused(read(secret.key))).toBe(
      `There is no task ${secret.key} that you can read.`,
    );
    const list = await said(attempt.use('list_tasks', { words: 'SAME board' }));
    expect(list.output).toBe(`- ${mate.key} (backlog): On the same board`);
    expect((await said(attempt.use('list_tasks'))).output).not.toContain('Secret');
    const mine = await said(attempt.use('list_tasks', { assigned_to_me: true, words: 'same' }));
    expect(mine.output).toBe('There are no such tasks.');
  });
});

describe('writing', () => {
  test('a comment is the agent’s and names its run; asked for twice, it is written once', async () => {
    const { taskId, runId, attempt } = await begin();
    const twice = [1, 2].map(() => attempt.use('comment', { body: 'Half way' }, 'call-same'));
    const [first, second] = await Promise.all(twice);
    expect(first).toEqual(second);
    expect(await work.comments(taskId)).toMatchObject([
      { body: 'Half way', author: { kind: 'agent', id: agentId, name: 'Tooly' }, runId },
    ]);
    expect(
      await refused(attempt.use('comment', { body: 'x', reply_to: 'comment_00000000' })),
    ).toContain('No comment');
  });

  test('a sub-task is made on the board of the run, at most twenty of them, and never too deep', async () => {
    const { taskId, attempt } = await begin();
    const make = (n: number) => attempt.use('create_subtask', { title: `Part ${n}` });
    for (let n = 0; n < 20; n += 1) expect((await said(make(n))).isError).toBe(false);
    expect(await refused(make(20))).toContain('20 times in this run');
    const children = await items(`/v1/tasks/${taskId}/subtasks`);
    expect(children).toHaveLength(20);
    expect(children[0]).toMatchObject({
      boardId: work.board.boardId,
      agentId: null,
      category: 'backlog',
      createdBy: { kind: 'agent', id: agentId },
    });
    let parentId = taskId;
    for (let n = 0; n < 4; n += 1) parentId = (await work.board.create({ parentId })).id;
    const deepRun = await work.execute(parentId, agentId);
    const deep = await work.attemptOf(deepRun);
    expect(await refused(deep.use('create_subtask', { title: 'Deeper' }))).toContain('levels');
  });

  test('what a refused call had written is taken back', async () => {
    const { taskId, attempt } = await begin();
    const change = { add: ['Kept?'], tick: ['Not there'] };
    expect(await refused(attempt.use('update_checklist', change))).toContain('"Not there"');
    expect(await items(`/v1/tasks/${taskId}/checklist`)).toEqual([]);
    const done = await said(attempt.use('update_checklist', { add: ['One', 'Two'] }));
    expect(done.output).toMatch(/^- \[ \] One \(item_\w+\)\n- \[ \] Two/);
    const ticked = await said(attempt.use('update_checklist', { tick: ['Two'] }));
    expect(ticked.output).toContain('- [x] Two');
    expect(await work.board.get(taskId)).toMatchObject({ checklist: { done: 1, total: 2 } });
    const types = (await work.work.eventsOf(taskId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'checklist.item_added')).toHaveLength(2);
  });

  test('a text is attached under a harmless name, and nothing else', async () => {
    const { taskId, attempt } = await begin();
    const attach = (name: string, content: string) => attempt.use('attach_text', { name, content });
    await said(attach('report.md', '# Report\nÜber alles'));
    for (const name of ['../../etc/passwd', 'run.sh', 'a/b.md', 'page.html', '.md']) {
      expect(await refused(attach(name, 'x'))).toContain('file name');
    }
    expect(await refused(attach('data.json', '{"half":'))).toContain('valid JSON');
    const files = await items(`/v1/tasks/${taskId}/attachments`);
    expect(files).toMatchObject([
      { name: 'report.md', mediaType: 'text/plain', uploadedBy: { id: agentId } },
    ]);
    const path = `/api/v1/attachments/${String(files[0]?.['id'])}/content`;
    const content = await work.owner('GET', path.replace('/api', ''));
    expect(content.status).toBe(200);
  });

  test('signs that no database keeps are left out instead of failing the run', async () => {
    const { taskId, attempt } = await begin();
    await said(attempt.use('comment', { body: 'a\0b\uD800c' }));
    expect((await work.comments(taskId))[0]?.body).toBe('ab\uFFFDc');
  });

  test('nothing is written on a task that was deleted meanwhile, and the model is told why', async () => {
    const { taskId, key, attempt } = await begin();
    await work.owner('DELETE', `/v1/tasks/${taskId}`);
    // Its run is stopped as well, by a job that may come first.
    const came = await attempt.use('comment', { body: 'Still here?' });
    const told = {
      kind: 'output',
      isError: true,
      output: expect.stringContaining(`${key} is deleted`),
    };
    expect([told, { kind: 'suspend' }]).toContainEqual(came);
    const written = await work.api.ctx.db
      .select()
      .from(schema.comments)
      .where(eq(schema.comments.taskId, taskId));
    expect(written).toEqual([]);
  });
});

test('what an agent remembers in one run it recalls in the next, by tool and by prompt', async () => {
  const first = await begin({ title: 'Invoice for Ferris' });
  await said(first.attempt.use('remember', { text: 'Ferris wants invoices as PDF' }));
  const again = await said(first.attempt.use('remember', { text: 'ferris WANTS invoices as PDF' }));
  expect(again.output).toBe('You remember this already.');
  first.attempt.finish('Done');
  await work.reaches(first.runId, { status: 'succeeded' });
  const second = await begin({ title: 'Another invoice' });
  expect(second.attempt.start.agent.memories).toEqual(['Ferris wants invoices as PDF']);
  const found = await said(second.attempt.use('recall', { about: 'ferris' }));
  expect(found.output).toMatch(/^- Ferris wants invoices as PDF \(Tooly, \d{4}-\d\d-\d\d\)$/);
  const other = await work.agent('Forgetful');
  const { id } = await work.board.create({ title: 'Invoice again' });
  const attempt = await work.attemptOf(await work.execute(id, other));
  expect(attempt.start.agent.memories).toEqual([]);
  expect((await said(attempt.use('recall', { about: 'ferris' }))).output).toContain('Nothing');
});

test('what an agent always has to know it writes into its MEMORY.md, as a version in its name', async () => {
  const writer = await work.agent('Writer');
  const path = `/v1/agents/${writer}/files/MEMORY.md`;
  await work.owner('PUT', path, { text: '# Known' });
  const { id } = await work.board.create();
  const runId = await work.execute(id, writer);
  const attempt = await work.attemptOf(runId);
  const note = { text: 'Reply in\nFrench', always: true };
  expect((await said(attempt.use('remember', note))).output).toContain('now');
  expect((await said(attempt.use('remember', note))).output).toContain('already');
  expect((await work.owner('GET', path)).body).toMatchObject({
    text: '# Known\n- Reply in French\n',
    author: { kind: 'agent', id: writer },
    runId,
  });
});

test('a skill is read in full when it is asked for, by agents that have it only', async () => {
  const owner = await work.agent('Skilled');
  const skill = { name: 'write-haiku', description: 'Short poems', body: 'Count to seventeen.' };
  const made = await work.owner('POST', '/v1/skills', { ...skill, allAgents: false });
  expect(made.status).toBe(201);
  const skillIds = [String(made.body['id'])];
  await work.owner('PUT', `/v1/agents/${owner}/skills`, { skillIds });
  const { id } = await work.board.create();
  const attempt = await work.attemptOf(await work.execute(id, owner));
  const load = (use: Attempt['use'], input: Body) => use('load_skill', input);
  const read = await said(load(attempt.use, { name: 'write-haiku' }));
  expect(read.output).toBe('# write-haiku\nCount to seventeen.');
  expect(await refused(load(attempt.use, { name: 'write-haiku', file: '../x' }))).toContain(
    'no file',
  );
  const other = (await begin()).attempt;
  expect(await refused(load(other.use, { name: 'write-haiku' }))).toContain('no skill named');
});

test('the result that an agent finishes with is what people review', async () => {
  const { taskId, runId, attempt } = await begin();
  const came = await attempt.use('finish', { result: 'Finished work' });
  expect(came).toEqual({ kind: 'finish', text: 'Finished work' });
  attempt.finish('Finished work');
  await work.reaches(runId, { status: 'succeeded', output: 'Finished work' });
  expect(await work.board.get(taskId)).toMatchObject({ category: 'review' });
  expect(await work.comments(taskId)).toMatchObject([{ body: 'Finished work', runId }]);
});
