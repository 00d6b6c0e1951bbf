import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { eq } from 'drizzle-orm';
import { seedStranger } from './fixtures/seed-member.ts';
import { callerOf, makeBoard, startApi, type Answer, type TestApi } from './fixtures/start-api.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  board = await work.board();
});
afterAll(() => api.stop());

/** The same numbers in each run of the test. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function somethingOn(taskIds: readonly string[], random: (below: number) => number) {
  const pick = () => taskIds[random(taskIds.length)] ?? '';
  const [task, other] = [pick(), pick()];
  const path = `/v1/tasks/${task}`;
  const { owner: call } = work;
  const doings: readonly (() => Promise<Answer>)[] = [
    () => call('POST', `${path}/dependencies`, { blockedById: other }),
    () => call('POST', `${path}/dependencies`, { blockedById: other }),
    () => call('DELETE', `${path}/dependencies/${other}`),
    () => call('PUT', `${path}/parent`, { parentId: other }),
    () => call('PUT', `${path}/parent`, { parentId: null }),
    () => board.move(task, 'done'),
    () => board.move(task, 'todo'),
    () => call('DELETE', path),
    () => call('POST', `${path}/restore`, {}),
    () => call('POST', `${path}/archive`, {}),
    () => call('POST', `${path}/checklist`, { text: 'Step', done: random(2) === 0 }),
  ];
  return doings[random(doings.length)] ?? (() => call('GET', path));
}

type Row = {
  id: string;
  over: boolean;
  deleted: boolean;
  archived: boolean;
  parentId: string | null;
};

async function readTruth() {
  const { tasks, columns, taskDependencies } = schema;
  const rows = await api.ctx.db
    .select({ task: tasks, category: columns.category })
    .from(tasks)
    .innerJoin(columns, eq(columns.id, tasks.columnId));
  const links = await api.ctx.db.select().from(taskDependencies);
  const items = await api.ctx.db.select().from(schema.checklistItems);
  const known = new Map<string, Row>(
    rows.map(({ task: { id, deletedAt, archivedAt, parentId }, category }) => [
      id,
      {
        id,
        parentId,
        over: category === 'done' || category === 'cancelled',
        deleted: deletedAt !== null,
        archived: archivedAt !== null,
      },
    ]),
  );
  const counted = (id: string) => {
    const children = [...known.values()].filter(
      (child) => child.parentId === id && !child.deleted && (!child.archived || child.over),
    );
    const open = links.filter((link) => {
      const blocker = known.get(link.blockedById);
      return (
        link.taskId === id && blocker && !blocker.over && !blocker.deleted && !blocker.archived
      );
    });
    const list = items.filter((item) => item.taskId === id);
    return {
      subtasksTotal: children.length,
      subtasksDone: children.filter(({ over }) => over).length,
      openBlockers: open.length,
      checklistTotal: list.length,
      checklistDone: list.filter(({ doneAt }) => doneAt !== null).length,
    };
  };
  return { rows, links, known, counted };
}

/** Takes away what leads nowhere again and again; what is left goes in circles. */
function circlesIn(edges: readonly (readonly [string, string])[]): number {
  let left = edges;
  for (;;) {
    const starts = new Set(left.map(([from]) => from));
    const next = left.filter(([, to]) => starts.has(to));
    if (next.length === left.length) return left.length;
    left = next;
  }
}

test('whatever is done at the same time, every count is true, nothing goes in a circle, and nothing fails', async () => {
  const random = randomOf(42);
  const taskIds: string[] = [];
  for (let n = 0; n < 8; n += 1) taskIds.push((await board.create({ title: `T${n}` })).id);
  const answers: Answer[] = [];
  for (let round = 0; round < 25; round += 1) {
    const doings = Array.from({ length: 8 }, () => somethingOn(taskIds, random));
    answers.push(...(await Promise.all(doings.map((doing) => doing()))));
  }
  const failed = answers.filter(({ status }) => ![200, 201, 404, 409].includes(status));
  expect(failed).toEqual([]);
  expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(50);

  const { rows, links, known, counted } = await readTruth();
  for (const { task } of rows) expect(task).toMatchObject(counted(task.id));
  expect(circlesIn(links.map(({ taskId, blockedById }) => [taskId, blockedById]))).toBe(0);
  const parents = [...known.values()].flatMap(({ id, parentId }) =>
    parentId === null ? [] : [[id, parentId] as const],
  );
  expect(circlesIn(parents)).toBe(0);
});

test('what belongs to another organization does not exist, wherever it is named', async () => {
  const eve = callerOf(api.url, await seedStranger(api.ctx));
  const { boardId } = await makeBoard(eve);
  const theirs = await eve('POST', '/v1/tasks', { boardId, title: 'Theirs' });
  const { memberId } = (await eve('GET', '/v1/auth/me')).body;
  const foreign = String(theirs.body['id']);
  const path = `/v1/tasks/${(await board.create()).id}`;
  const answers = await Promise.all([
    work.owner('PUT', `${path}/parent`, { parentId: foreign }),
    work.owner('POST', `${path}/dependencies`, { blockedById: foreign }),
    work.owner('POST', `${path}/checklist`, { text: 'Step', assigneeId: memberId }),
    work.owner('PUT', `${path}/watchers/${String(memberId)}`),
    work.owner('POST', '/v1/tasks', { boardId: board.boardId, title: 'T', parentId: foreign }),
  ]);
  expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
    answers.map(() => [404, 'resource.not_found']),
  );
});
