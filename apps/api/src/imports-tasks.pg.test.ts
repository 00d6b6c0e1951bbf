import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEventsAfter } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { seedMember } from './fixtures/seed-member.ts';
import { makeBoard, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { transferOf } from './fixtures/transfer-files.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let token: string;
let organizationId: string;
let boardId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, token, organizationId } = await setUp(api.url));
  ({ boardId } = await makeBoard(call));
});
afterAll(() => api.stop());

type Query = Record<string, string>;
const upload = (kind: 'csv' | 'trello', data: string | Uint8Array, query: Query = {}, by = token) =>
  transferOf(api.url, by).upload(
    `/v1/boards/${query['board'] ?? boardId}/import/${kind}?${new URLSearchParams(
      Object.entries(query).filter(([name]) => name !== 'board'),
    )}`,
    data,
    kind === 'csv' ? 'text/csv' : 'application/json',
  );
async function tasksOf(board: string) {
  const { body } = await call('GET', `/v1/tasks?boardId=${board}&sort=created&filter=`);
  return body['items'] as Record<string, unknown>[];
}
const csv = (...lines: string[]) => lines.join('\r\n');

test('rows become tasks with all that their columns say', async () => {
  await seedMember(api.ctx, { organizationId, role: 'admin', name: 'Grace' });
  await call('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  const file = csv(
    'Summary;Status;Priority;Tags;Due;Assigned to;Agent;Checklist;Notes;Whatever',
    '"Ship ""it"";now";To do;HIGH;"Bug;UI";2026-12-24;grace;maven;"[x] one\n[ ] two";"a\nb";?',
    "'=safe;review;;;;;;;;",
    ';;;;;;;;;',
  );
  const answer = await upload('csv', file);
  expect(answer).toMatchObject({
    status: 201,
    body: { dryRun: false, created: 2, newLabels: ['Bug', 'UI'], problems: [] },
  });
  expect(answer.body['columns']).toContainEqual({ heading: 'Whatever', field: null });
  const [first, second] = await tasksOf(boardId);
  expect(first).toMatchObject({
    title: 'Ship "it";now',
    category: 'todo',
    priority: 'high',
    dueDate: '2026-12-24',
    description: 'a\nb',
    assigneeId: expect.stringMatching(/^member_/),
    agentId: expect.stringMatching(/^agent_/),
    checklist: { done: 1, total: 2 },
    labelIds: [expect.any(String), expect.any(String)],
  });
  expect(second).toMatchObject({ title: '=safe', category: 'review', priority: 'none' });
});

test('a dry run names every problem and makes nothing; so does the real one', async () => {
  const { boardId: board } = await makeBoard(call);
  const file = csv(
    'Title,Column,Priority,Due,Assignee',
    ',Nowhere,high,2026-02-30,nobody@example.org',
    'Fine,Backlog,none,,',
    `${'x'.repeat(501)},,blazing,,`,
  );
  const dry = await upload('csv', file, { board, dryRun: 'true' });
  expect(dry.status).toBe(201);
  expect(dry.body['problemCount']).toBe(6);
  const problems = dry.body['problems'] as { row: number; field: string }[];
  expect(problems.map(({ row, field }) => `${row} ${field}`)).toEqual([
    '2 title',
    '2 column',
    '2 dueDate',
    '2 assignee',
    '4 title',
    '4 priority',
  ]);
  const real = await upload('csv', file, { board });
  expect(real).toMatchObject({ status: 400, body: { code: 'import.refused' } });
  expect(await tasksOf(board)).toEqual([]);
  const labels = await call('GET', `/v1/labels?boardId=${board}`);
  expect(labels.body['items']).toEqual([]);
});

test('headings can be named, and encodings of spreadsheets are understood', async () => {
  const { boardId: board } = await makeBoard(call);
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('Was\tWann\nÄpfel 日本\t2026-01-02\n', 'utf16le'),
  ]);
  expect(await upload('csv', utf16, { board, title: 'Was', dueDate: 'wann' })).toMatchObject({
    status: 201,
  });
  const windows = Buffer.from('Title\nCaf\xe9 \x80\n', 'latin1');
  expect(await upload('csv', windows, { board })).toMatchObject({ status: 201 });
  expect(await upload('csv', '\uFEFFTitle\nWith mark\n', { board })).toMatchObject({ status: 201 });
  expect((await tasksOf(board)).map(({ title, dueDate }) => [title, dueDate])).toEqual([
    ['Äpfel 日本', '2026-01-02'],
    ['Café €', null],
    ['With mark', null],
  ]);
  const missing = await upload('csv', 'Title\nx', { board, priority: 'Prio', dryRun: 'true' });
  expect(missing.body['problems']).toMatchObject(
    [{ field: 'priority', message: /Prio/ }].map(() => ({ field: 'priority' })),
  );
});

test('what is exported as CSV can be imported', async () => {
  const { boardId: board } = await makeBoard(call);
  const { bytes } = await transferOf(api.url, token).download(
    `/v1/tasks/export.csv?boardId=${boardId}&sort=created`,
  );
  expect(await upload('csv', bytes, { board })).toMatchObject({
    status: 201,
    body: { created: 2 },
  });
  const fields = ({
    title,
    description,
    priority,
    dueDate,
    category,
    assigneeId,
  }: Record<string, unknown>) => ({
    ...{ title, description, priority, dueDate, category, assigneeId },
  });
  expect((await tasksOf(board)).map(fields)).toEqual((await tasksOf(boardId)).map(fields));
});

const trello = {
  name: 'Old board',
  lists: [
    { id: 'l2', name: 'Doing', closed: false, pos: 2 },
    { id: 'l1', name: 'Ideas', closed: false, pos: 1 },
    { id: 'l3', name: 'Done', closed: true, pos: 3 },
  ],
  labels: [
    { id: 'b1', name: '', color: 'sky_dark' },
    { id: 'b2', name: 'Unused', color: 'red' },
  ],
  members: [{ id: 'm1', fullName: 'ada' }],
  cards: [
    {
      id: '5f0000000000000000000001',
      name: 'Second',
      desc: '',
      closed: false,
      pos: 20,
      idList: 'l1',
      idLabels: [],
      idMembers: [],
      due: null,
    },
    {
      id: '5e0000000000000000000002',
      name: 'First',
      desc: 'Words',
      attachments: [
        { name: 'plan [1]', url: 'https://example.org/plan.pdf' },
        { name: 'x', url: 'javascript:alert(1)' },
      ],
      closed: false,
      pos: 10,
      idList: 'l1',
      idLabels: ['b1'],
      idMembers: ['m1'],
      due: '2026-12-24T22:00:00.000Z',
    },
    {
      id: '5d0000000000000000000003',
      name: 'Old',
      desc: '',
      closed: false,
      pos: 1,
      idList: 'l3',
      idLabels: [],
      idMembers: [],
      due: null,
    },
  ],
  checklists: [
    {
      idCard: '5e0000000000000000000002',
      name: 'Steps',
      pos: 1,
      checkItems: [
        { name: 'b', state: 'incomplete', pos: 2 },
        { name: 'a', state: 'complete', pos: 1 },
      ],
    },
  ],
  actions: [
    {
      type: 'commentCard',
      date: '2020-05-02T10:00:00.000Z',
      data: { text: 'Later', card: { id: '5e0000000000000000000002' } },
      memberCreator: { fullName: 'Jo' },
    },
    {
      type: 'commentCard',
      date: '2020-05-01T10:00:00.000Z',
      data: { text: 'Earlier', card: { id: '5e0000000000000000000002' } },
      memberCreator: { fullName: 'Jo' },
    },
    { type: 'updateCard', date: '2020-05-01T10:00:00.000Z', data: {} },
  ],
};

test('a Trello board becomes columns, tasks, labels, checklists and comments, and clients hear of each', async () => {
  const { boardId: board } = await makeBoard(call);
  const before = await call('GET', `/v1/boards/${board}/tasks`);
  const answer = await upload('trello', JSON.stringify(trello), { board });
  expect(answer).toMatchObject({
    status: 201,
    body: { created: 3, newColumns: ['Ideas', 'Doing'], newLabels: ['sky'] },
  });
  const view = await call('GET', `/v1/boards/${board}/tasks`);
  const columns = view.body['columns'] as {
    name: string;
    category: string;
    tasks: Record<string, unknown>[];
  }[];
  expect(columns.find(({ name }) => name === 'Doing')).toMatchObject({ category: 'in_progress' });
  const ideas = columns.find(({ name }) => name === 'Ideas');
  expect(ideas).toMatchObject({
    category: 'backlog',
    tasks: [
      {
        title: 'First',
        attachmentCount: 0,
        dueDate: '2026-12-24',
        checklist: { done: 1, total: 2 },
        commentCount: 2,
        createdAt: '2019-12-22T23:45:04.000Z',
        assigneeId: expect.stringMatching(/^member_/),
      },
      { title: 'Second', labelIds: [] },
    ],
  });
  const comments = await call('GET', `/v1/tasks/${String(ideas?.tasks[0]?.['id'])}/comments`);
  expect(comments.body['items']).toMatchObject([
    {
      body: 'Earlier',
      author: { kind: 'service', name: 'Jo' },
      createdAt: '2020-05-01T10:00:00.000Z',
    },
    { body: 'Later' },
  ]);
  const first = await call('GET', `/v1/tasks/${String(ideas?.tasks[0]?.['id'])}`);
  expect(first.body['description']).toBe(
    'Words\n\nAttached on Trello:\n- [plan 1](<https://example.org/plan.pdf>)',
  );
  const archived = await call('GET', `/v1/tasks?boardId=${board}&filter=is:archived`);
  expect(archived.body['items']).toMatchObject([{ title: 'Old' }]);

  const events = await listEventsAfter(api.ctx.db, {
    organizationId,
    after: Number(before.body['seq']),
    limit: 100,
  });
  expect(events.map(({ type }) => type)).toEqual([
    ...['column.created', 'column.created', 'label.created'],
    ...['task.created', 'task.created', 'task.created', 'board.imported'],
  ]);
});

test('files that are something else, and boards that are not theirs, are refused', async () => {
  expect(await upload('trello', '{"cards":')).toMatchObject({
    status: 400,
    body: { code: 'import.unreadable' },
  });
  expect(await upload('trello', '{"cards":[]}')).toMatchObject({
    status: 400,
    body: { code: 'import.unreadable' },
  });
  expect(await upload('csv', '')).toMatchObject({
    status: 400,
    body: { code: 'import.unreadable' },
  });
  expect(await upload('csv', 'Title\n"open')).toMatchObject({
    status: 400,
    body: { code: 'import.unreadable' },
  });
  expect(await upload('csv', Buffer.from('Title\n\0\0'))).toMatchObject({ status: 400 });
  const member = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Mia' });
  expect(await upload('csv', 'Title\nx', {}, member.token)).toMatchObject({ status: 404 });
  const { body } = await call('GET', `/v1/boards/${boardId}`);
  await call('PATCH', `/v1/boards/${boardId}`, {
    defaultPermission: 'create',
    version: body['version'],
  });
  expect(await upload('csv', 'Title\nx', {}, member.token)).toMatchObject({ status: 403 });
});

test('a column with a limit takes no more than it has room for', async () => {
  const { boardId: board, columns } = await makeBoard(call);
  await call('PATCH', `/v1/boards/${board}/columns/${columns[0]?.id}`, { wipLimit: 1 });
  expect(await upload('csv', 'Title\na\nb', { board })).toMatchObject({
    status: 409,
    body: { code: 'task.wip_exceeded' },
  });
  expect(await tasksOf(board)).toEqual([]);
});

test('a column is left out when its field is read from nowhere', async () => {
  const file = csv('Title;Status', 'Keep me;Somewhere else');
  const refused = await upload('csv', file, { dryRun: 'true' });
  expect(refused.body['problemCount']).toBe(1);
  const answer = await upload('csv', file, { dryRun: 'true', column: '' });
  expect(answer.body).toMatchObject({
    created: 1,
    problems: [],
    columns: [
      { heading: 'Title', field: 'title' },
      { heading: 'Status', field: null },
    ],
  });
});
