import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let owner: Caller;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const set = await setUp(api.url);
  owner = set.call;
  organizationId = set.organizationId;
});
afterAll(() => api.stop());

async function join(role: 'member' | 'viewer' | 'admin', name: string) {
  const { memberId, token } = await seedMember(api.ctx, { organizationId, role, name });
  return { memberId, call: callerOf(api.url, token) };
}
const names = (body: Record<string, unknown>) =>
  (body['items'] as { name: string }[]).map(({ name }) => name);

describe('who may do what on a board', () => {
  test('a board is closed to members until it is opened to all or to one of them', async () => {
    const { boardId } = await makeBoard(owner);
    const { memberId, call } = await join('member', 'Grace');
    const board = `/v1/boards/${boardId}`;
    const write = () => call('POST', '/v1/tasks', { boardId, title: 'Mine' });
    expect(await call('GET', board)).toMatchObject({ status: 404 });
    expect(await write()).toMatchObject({ status: 404 });

    await owner('PATCH', board, { defaultPermission: 'view' });
    expect(await call('GET', board)).toMatchObject({ status: 200, body: { permission: 'view' } });
    expect(await write()).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });

    await owner('PUT', `${board}/permissions/${memberId}`, { permission: 'create' });
    const created = await write();
    expect(created.status).toBe(201);
    expect(await call('PATCH', board, { name: 'Ours' })).toMatchObject({ status: 403 });

    await owner('PUT', `${board}/permissions/${memberId}`, { permission: 'no_access' });
    expect(await call('GET', `/v1/tasks/${String(created.body['id'])}`)).toMatchObject({
      status: 404,
    });
    await owner('DELETE', `${board}/permissions/${memberId}`);
    expect(await call('GET', board)).toMatchObject({ body: { permission: 'view' } });
  });

  test('whoever manages a board gives permissions on it without being an admin', async () => {
    const { boardId } = await makeBoard(owner);
    const keeper = await join('member', 'Keeper');
    const other = await join('member', 'Other');
    const grants = `/v1/boards/${boardId}/permissions`;
    expect(await keeper.call('GET', grants)).toMatchObject({ status: 404 });
    await owner('PUT', `${grants}/${keeper.memberId}`, { permission: 'manage' });
    await keeper.call('PUT', `${grants}/${other.memberId}`, { permission: 'view' });
    const list = await keeper.call('GET', grants);
    expect(list.body['items']).toContainEqual(
      expect.objectContaining({ memberId: other.memberId, grant: 'view', permission: 'view' }),
    );
  });

  test('a viewer stays a viewer, whatever is granted', async () => {
    const { boardId } = await makeBoard(owner);
    const viewer = await join('viewer', 'Vera');
    await owner('PUT', `/v1/boards/${boardId}/permissions/${viewer.memberId}`, {
      permission: 'manage',
    });
    expect(await viewer.call('GET', `/v1/boards/${boardId}`)).toMatchObject({
      body: { permission: 'view' },
    });
    const answer = await viewer.call('POST', '/v1/tasks', { boardId, title: 'No' });
    expect(answer).toMatchObject({ status: 403 });
  });

  test('lists show the boards and tasks that one may see, and no others', async () => {
    const open = await makeBoard(owner);
    const closed = await makeBoard(owner);
    await owner('PATCH', `/v1/boards/${open.boardId}`, { defaultPermission: 'view' });
    for (const { boardId } of [open, closed]) {
      await owner('POST', '/v1/tasks', { boardId, title: `On ${boardId}` });
    }
    const { call } = await join('member', 'Linus');
    const boards = await call('GET', '/v1/boards?limit=200');
    const ids = (boards.body['items'] as { id: string }[]).map(({ id }) => id);
    expect(ids).toContain(open.boardId);
    expect(ids).not.toContain(closed.boardId);
    const tasks = await call('GET', '/v1/tasks?limit=200');
    const on = new Set((tasks.body['items'] as { boardId: string }[]).map((task) => task.boardId));
    expect(on).toContain(open.boardId);
    expect(on).not.toContain(closed.boardId);
  });
});

describe('boards', () => {
  test('a board begins with the columns and labels of its template', async () => {
    const department = await owner('POST', '/v1/departments', { name: 'Templates' });
    const templates = await owner('GET', '/v1/board-templates');
    for (const { id } of templates.body['items'] as { id: string }[]) {
      const board = await owner('POST', '/v1/boards', {
        name: `From ${id}`,
        departmentId: department.body['id'],
        templateId: id,
      });
      expect(board.status).toBe(201);
    }
    const boards = await owner('GET', `/v1/boards?departmentId=${String(department.body['id'])}`);
    const engineering = (boards.body['items'] as { id: string; name: string }[]).find(
      ({ name }) => name === 'From engineering',
    );
    const columns = await owner('GET', `/v1/boards/${engineering?.id}/columns`);
    expect(names(columns.body)).toContain('Code review');
    const labels = await owner('GET', `/v1/labels?boardId=${engineering?.id}`);
    expect(names(labels.body)).toEqual(['Bug', 'Debt', 'Documentation', 'Feature', 'Security']);
  });

  test('an archived board takes no work until it is restored, and is not listed unless asked for', async () => {
    const { boardId } = await makeBoard(owner);
    await owner('POST', `/v1/boards/${boardId}/archive`, {});
    expect(await owner('POST', '/v1/tasks', { boardId, title: 'Late' })).toMatchObject({
      status: 409,
      body: { code: 'board.archived' },
    });
    const listed = async (query: string) =>
      JSON.stringify((await owner('GET', `/v1/boards?limit=200${query}`)).body).includes(boardId);
    expect(await listed('')).toBe(false);
    expect(await listed('&archived=true')).toBe(true);
    await owner('POST', `/v1/boards/${boardId}/restore`, {});
    expect(await owner('POST', '/v1/tasks', { boardId, title: 'On' })).toMatchObject({
      status: 201,
    });
  });

  test('a board that has given out keys is never deleted, an unused one is', async () => {
    const used = await makeBoard(owner);
    await owner('POST', '/v1/tasks', { boardId: used.boardId, title: 'Kept' });
    expect(await owner('DELETE', `/v1/boards/${used.boardId}`)).toMatchObject({
      status: 409,
      body: { code: 'resource.in_use' },
    });
    const unused = await makeBoard(owner);
    expect(await owner('DELETE', `/v1/boards/${unused.boardId}`)).toMatchObject({ status: 200 });
    expect(await owner('GET', `/v1/boards/${unused.boardId}`)).toMatchObject({ status: 404 });
  });

  test('a change on an old version is refused with the present board', async () => {
    const { boardId } = await makeBoard(owner);
    await owner('PATCH', `/v1/boards/${boardId}`, { name: 'First', version: 1 });
    expect(
      await owner('PATCH', `/v1/boards/${boardId}`, { name: 'Second', version: 1 }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'resource.version_conflict',
        details: { current: { name: 'First', version: 2 } },
      },
    });
  });

  test('a department with boards stays; an empty one can go', async () => {
    const { departmentId } = await makeBoard(owner);
    expect(await owner('DELETE', `/v1/departments/${departmentId}`)).toMatchObject({
      status: 409,
      body: { code: 'resource.in_use' },
    });
    const empty = await owner('POST', '/v1/departments', { name: 'Short-lived' });
    const path = `/v1/departments/${String(empty.body['id'])}`;
    expect(await owner('PATCH', path, { name: 'Renamed' })).toMatchObject({
      body: { name: 'Renamed', version: 2 },
    });
    const taken = { status: 409, body: { code: 'resource.name_taken' } };
    expect(await owner('POST', '/v1/departments', { name: 'RENAMED' })).toMatchObject(taken);
    expect(await owner('PATCH', path, { name: 'RENAMED' })).toMatchObject({ status: 200 });
    expect(await owner('DELETE', path)).toMatchObject({ status: 200 });
  });
});

describe('columns', () => {
  test('columns are added, ordered, renamed and limited', async () => {
    const { boardId, columns } = await makeBoard(owner);
    const path = `/v1/boards/${boardId}/columns`;
    const added = await owner('POST', path, {
      name: 'Testing',
      category: 'in_progress',
      wipLimit: 3,
      before: columns[3]?.id,
    });
    const present = async () => names((await owner('GET', path)).body);
    expect((await present()).indexOf('Testing')).toBe(3);
    const ids = [...columns.map(({ id }) => id), String(added.body['id'])].toReversed();
    const ordered = await owner('PUT', path, { columnIds: ids });
    expect((ordered.body['items'] as { id: string }[]).map(({ id }) => id)).toEqual(ids);
    expect(await owner('PUT', path, { columnIds: ids.slice(1) })).toMatchObject({ status: 409 });
    const changed = await owner('PATCH', `${path}/${String(added.body['id'])}`, {
      name: 'Tested',
      wipLimit: null,
    });
    expect(changed.body).toMatchObject({ name: 'Tested', wipLimit: null, version: 2 });
  });

  test('a column can be told from the others of its board by name', async () => {
    const { boardId, columns } = await makeBoard(owner);
    const path = `/v1/boards/${boardId}/columns`;
    const [first, second] = columns;
    const taken = { status: 409, body: { code: 'resource.name_taken' } };
    const name = String(names((await owner('GET', path)).body)[0]).toUpperCase();
    expect(await owner('POST', path, { name, category: 'review' })).toMatchObject(taken);
    expect(await owner('PATCH', `${path}/${second?.id}`, { name })).toMatchObject(taken);
    expect(await owner('PATCH', `${path}/${first?.id}`, { name })).toMatchObject({
      status: 200,
      body: { name },
    });
  });

  test('a column with tasks is not deleted until it is said where they go', async () => {
    const { boardId } = await makeBoard(owner);
    const path = `/v1/boards/${boardId}/columns`;
    const spare = await owner('POST', path, { name: 'Spare', category: 'todo' });
    const target = await owner('POST', path, { name: 'Target', category: 'todo' });
    const titles = ['one', 'two', 'three'];
    for (const title of titles) {
      await owner('POST', '/v1/tasks', { boardId, title, columnId: spare.body['id'] });
    }
    const spareId = String(spare.body['id']);
    expect(await owner('DELETE', `${path}/${spareId}`)).toMatchObject({
      status: 409,
      body: { code: 'resource.in_use' },
    });
    const closed = await owner('PATCH', `${path}/${spareId}`, { category: 'done' });
    expect(closed).toMatchObject({ status: 409, body: { code: 'resource.in_use' } });
    const gone = await owner('DELETE', `${path}/${spareId}?moveTo=${String(target.body['id'])}`);
    expect(gone.status).toBe(200);
    const view = await owner('GET', `/v1/boards/${boardId}/tasks`);
    const columns = view.body['columns'] as { name: string; tasks: { title: string }[] }[];
    const moved = columns.find(({ name }) => name === 'Target')?.tasks.map(({ title }) => title);
    expect(moved).toEqual(titles);
  });
});

describe('labels', () => {
  test('a label is unique by name where it belongs, in any case', async () => {
    const { boardId } = await makeBoard(owner);
    await owner('POST', '/v1/labels', { name: 'Urgent', boardId });
    expect(await owner('POST', '/v1/labels', { name: 'urgent', boardId })).toMatchObject({
      status: 409,
      body: { code: 'resource.name_taken' },
    });
    expect(await owner('POST', '/v1/labels', { name: 'urgent' })).toMatchObject({ status: 201 });
  });

  test('labels of every board are for admins, those of a board for whoever works on it', async () => {
    const { boardId } = await makeBoard(owner);
    const { memberId, call } = await join('member', 'Labelle');
    const create = (body: unknown) => call('POST', '/v1/labels', body);
    expect(await create({ name: 'Hidden', boardId })).toMatchObject({ status: 404 });
    await owner('PUT', `/v1/boards/${boardId}/permissions/${memberId}`, { permission: 'create' });
    const label = await create({ name: 'Handy', boardId });
    expect(label.status).toBe(201);
    expect(await create({ name: 'Everywhere' })).toMatchObject({ status: 403 });
    const path = `/v1/labels/${String(label.body['id'])}`;
    expect(await call('DELETE', path)).toMatchObject({ status: 403 });
    expect(await owner('DELETE', path)).toMatchObject({ status: 200, body: { tasks: 0 } });
  });
});
