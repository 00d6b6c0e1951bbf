import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createClient, follow, type StreamFrame } from '@helix/client';
import { presenceChanged, streamEvents } from '@helix/contracts/live';
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
const eventually = { timeout: 20_000, interval: 10 };
let api: TestApi;
let owner: Caller;
let organizationId: string;
let ownerToken: string;
const stopping = new AbortController();
const followers: Promise<unknown>[] = [];

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const set = await setUp(api.url);
  ({ organizationId, token: ownerToken } = set);
  owner = set.call;
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  stopping.abort();
  await Promise.all(followers);
  await api.stop();
});

type Seen = {
  readonly frames: StreamFrame<typeof streamEvents>[];
  readonly ended: () => unknown;
  types(): string[];
};

/** A program of somebody's that follows the organization with the real client. */
async function watch(token: string): Promise<Seen> {
  const frames: Seen['frames'] = [];
  let ended: unknown;
  const client = createClient({
    baseUrl: api.url,
    headers: () => ({ authorization: `Bearer ${token}` }),
  });
  const live = Promise.withResolvers<void>();
  const read = async () => {
    const options = {
      signal: stopping.signal,
      onState: ({ kind }: { kind: string }) => kind === 'live' && live.resolve(),
    };
    for await (const frame of follow(client, streamEvents, {}, options)) frames.push(frame);
  };
  followers.push(
    read().catch((error: unknown) => {
      ended = error;
    }),
  );
  await live.promise;
  return { frames, ended: () => ended, types: () => frames.map(({ type }) => type) };
}

async function join(name: string, role: 'member' | 'viewer' = 'member') {
  const { memberId, token } = await seedMember(api.ctx, { organizationId, role, name });
  return { memberId, token, call: callerOf(api.url, token) };
}

/** Something that everybody receives, after which nothing older can still be on its way. */
async function marker(seen: readonly Seen[]): Promise<void> {
  const name = `Marker ${Math.random()}`;
  await owner('POST', '/v1/departments', { name });
  for (const { frames } of seen) {
    await vi.waitFor(
      () => expect(frames.some(({ data }) => JSON.stringify(data).includes(name))).toBe(true),
      eventually,
    );
  }
}

test('who may not see a board hears nothing of it, until they may, and nothing once they may not', async () => {
  const { boardId } = await makeBoard(owner);
  const member = await join('Grace');
  const [hers, mine] = [await watch(member.token), await watch(ownerToken)];
  const create = (title: string) => owner('POST', '/v1/tasks', { boardId, title });
  const titles = (seen: Seen) =>
    seen.frames.flatMap(({ type, data }) => (type === 'task.created' ? [data.task.title] : []));

  await create('before');
  await marker([hers, mine]);
  expect(titles(hers)).toEqual([]);

  await owner('PUT', `/v1/boards/${boardId}/permissions/${member.memberId}`, {
    permission: 'view',
  });
  await create('while');
  await marker([hers, mine]);
  expect(titles(hers)).toEqual(['while']);
  expect(hers.types()).toContain('board.granted');

  await owner('DELETE', `/v1/boards/${boardId}/permissions/${member.memberId}`);
  await create('after');
  await marker([hers, mine]);
  expect(titles(hers)).toEqual(['while']);
  expect(titles(mine)).toEqual(['before', 'while', 'after']);
});

test('a board that is opened to everybody is heard of by those who follow already', async () => {
  const { boardId } = await makeBoard(owner);
  const seen = await watch((await join('Linus', 'viewer')).token);
  await owner('PATCH', `/v1/boards/${boardId}`, { defaultPermission: 'view' });
  await owner('POST', '/v1/tasks', { boardId, title: 'Open to all' });
  await marker([seen]);
  expect(seen.types()).toEqual(expect.arrayContaining(['board.updated', 'task.created']));
});

test('others see who looks at what, without it being a fact of the log', async () => {
  const { boardId } = await makeBoard(owner);
  const member = await join('Hedy');
  const outsider = await watch((await join('Eve')).token);
  await owner('PUT', `/v1/boards/${boardId}/permissions/${member.memberId}`, {
    permission: 'view',
  });
  const mine = await watch(ownerToken);
  const task = await owner('POST', '/v1/tasks', { boardId, title: 'Watched' });
  const taskId = String(task.body['id']);
  const clientId = 'page-of-hedy';
  const presences = (seen: Seen) =>
    seen.frames.flatMap(({ type, data }) => (type === presenceChanged.name ? [data] : []));

  expect(await member.call('PUT', '/v1/presence', { clientId, boardId, taskId })).toMatchObject({
    status: 200,
  });
  await vi.waitFor(() => expect(presences(mine)).toHaveLength(1), eventually);
  expect(presences(mine)[0]).toMatchObject({
    presence: { memberId: member.memberId, name: 'Hedy', boardId, taskId },
    isGone: false,
  });
  const list = await owner('GET', `/v1/boards/${boardId}/presence`);
  expect(list.body['items']).toHaveLength(1);

  await owner('DELETE', `/v1/presence/${clientId}`);
  expect(
    (await owner('GET', `/v1/boards/${boardId}/presence`)).body['items'],
    'a name of one page ends no page of somebody else',
  ).toHaveLength(1);
  await member.call('DELETE', `/v1/presence/${clientId}`);
  await vi.waitFor(() => expect(presences(mine).at(-1)?.isGone).toBe(true), eventually);
  expect((await owner('GET', `/v1/boards/${boardId}/presence`)).body['items']).toEqual([]);
  await marker([outsider]);
  expect(presences(outsider)).toEqual([]);
  const over = await owner('DELETE', `/v1/presence/${clientId}`);
  expect(over.body).toEqual({ ended: true });
});

test('what happens after a position was asked for is told to whoever follows from there', async () => {
  const { status, body } = await owner('GET', '/v1/events/position');
  expect(status).toBe(200);
  await owner('POST', '/v1/departments', { name: 'Founded in between' });
  const client = createClient({
    baseUrl: api.url,
    headers: () => ({ authorization: `Bearer ${ownerToken}` }),
  });
  const stop = new AbortController();
  const frames = follow(
    client,
    streamEvents,
    {},
    { signal: stop.signal, lastEventId: String(body['seq']) },
  );
  const { value } = await frames.next();
  stop.abort();
  expect(value).toMatchObject({
    type: 'department.created',
    seq: Number(body['seq']) + 1,
    data: { department: { name: 'Founded in between' } },
  });
});
