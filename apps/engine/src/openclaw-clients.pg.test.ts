import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { createGatewayClients } from '@helix/modules/gateway-clients';
import { testDatabase } from '@helix/testing/postgres';
import {
  makeDevice,
  openOpenClawClient,
  type OpenClawClient,
} from '../../gateway/src/fixtures/openclaw-client.ts';
import { openInstallation, runEngine } from './fixtures/installation.ts';
import { testToken } from './gateway-pool/fixtures/gateway-process.ts';
import { createGatewayPool, type GatewayPool } from './gateway-pool/index.ts';

const database = await testDatabase();
const installation = await openInstallation(database.url);
const { api, work, stop } = installation;
const { url } = installation.gateway;
const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
const soon = () => AbortSignal.timeout(2_000);
let clients: OpenClawClient[] = [];
let key: string;
let agentId: string;
let relay: GatewayPool;

beforeAll(async () => {
  await runEngine(installation, database.url);
  relay = await openRelay();
  const sim = { provider: 'simulated', model: 'fast', displayName: 'Sim' };
  await work.owner('POST', '/v1/models', sim);
  const agent = await work.owner('POST', '/v1/agents', { name: 'Maven', role: 'Worker' });
  agentId = String(agent.body['id']);
  ({ key } = await makeKey(['agents:read', 'runs:read', 'runs:write']));
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  clients = [];
});
afterAll(async () => {
  await relay.drain(soon());
  await stop();
});

/** An engine as far as clients of the gateway are concerned. */
async function openRelay(): Promise<GatewayPool> {
  const served = createGatewayClients(api.ctx, { version: '1.2.3' });
  const pool = createGatewayPool({ urls: [url], token: testToken, clients: served, log });
  await pool.start();
  await pool.untilAvailable(AbortSignal.timeout(30_000));
  return pool;
}
async function makeKey(scopes: string[]): Promise<{ key: string; id: string }> {
  const made = await work.owner('POST', '/v1/api-keys', { name: randomUUID(), scopes });
  return { key: String(made.body['key']), id: String(made.body['id']) };
}
async function connect(
  about: Partial<Parameters<typeof openOpenClawClient>[0]> = {},
): Promise<OpenClawClient> {
  const client = await openOpenClawClient({ url, token: key, ...about });
  clients.push(client);
  return client;
}
const simulate = (directives: string) => `Please answer. [[simulate: ${directives}]]`;
const chatState = (runId: string, state: string) => (heard: { event: string; payload: object }) =>
  heard.event === 'chat' &&
  'runId' in heard.payload &&
  heard.payload.runId === runId &&
  'state' in heard.payload &&
  heard.payload.state === state;
const textOf = (payload: Record<string, unknown>) =>
  (payload['message'] as { content: { text: string }[] }).content[0]?.text ?? '';

test('a client of OpenClaw comes in with an API key and sees its organization', async () => {
  const client = await connect();
  expect(client.hello).toMatchObject({
    auth: { role: 'operator', scopes: ['operator.read', 'operator.write'] },
    features: { methods: expect.arrayContaining(['agent', 'chat.send', 'agents.list']) },
  });
  expect(await client.request('health')).toMatchObject({ ok: true });
  expect(await client.request('agents.list', {})).toMatchObject({
    defaultId: agentId,
    agents: [{ id: agentId, name: 'Maven', model: { primary: 'simulated/fast' } }],
  });
  expect(await client.request('models.list', {})).toMatchObject({
    models: [{ id: 'fast', name: 'Sim', provider: 'simulated', available: true }],
  });
  expect(await client.request('status')).toMatchObject({ runtimeVersion: '1.2.3' });
  const history = await client.request('chat.history', { sessionKey: 'agent:maven:nothing-yet' });
  expect(history).toMatchObject({ messages: [] });
  await expect(client.request('config.get', {})).rejects.toThrow('unknown method');
  await expect(client.request('helix.capabilities')).rejects.toThrow('unknown method');
});

test('a turn is accepted, followed word by word, and answered when it is over', async () => {
  const client = await connect();
  const idempotencyKey = randomUUID();
  const said = { message: simulate('say=The zebra is striped'), agentId: 'Maven', idempotencyKey };
  const final = await client.request('agent', said, { expectFinal: true });
  expect(final).toMatchObject({ runId: idempotencyKey, status: 'ok', summary: 'completed' });
  const last = await client.untilHeard(chatState(idempotencyKey, 'final'));
  expect(textOf(last.payload)).toContain('The zebra is striped');
  const chats = client.heard.filter(({ event }) => event === 'chat').map(({ payload }) => payload);
  const deltas = chats.filter(({ state }) => state === 'delta');
  expect(deltas.map(({ deltaText }) => deltaText).join('')).toBe(textOf(last.payload));
  const seqs = client.heard.flatMap(({ payload }) =>
    payload['runId'] === idempotencyKey ? [payload['seq']] : [],
  );
  expect(seqs).toEqual(seqs.map((_seq, index) => index + 1));
  const phases = client.heard.flatMap(({ event, payload }) =>
    event === 'agent' && payload['stream'] === 'lifecycle' ? [payload['data']] : [],
  );
  expect(phases.at(0)).toMatchObject({ phase: 'start' });
  expect(phases.at(-1)).toMatchObject({ phase: 'end' });
  expect(await client.request('agent.wait', { runId: idempotencyKey })).toMatchObject({
    status: 'ok',
    terminalReply: { text: textOf(last.payload) },
  });
  const sessionKey = `agent:${agentId}:main`;
  expect(await client.request('chat.history', { sessionKey: 'main' })).toMatchObject({
    sessionKey,
    messages: [{ role: 'user' }, { role: 'assistant', content: [{ text: textOf(last.payload) }] }],
  });
  expect(await client.request('sessions.list', {})).toMatchObject({
    sessions: [{ key: sessionKey, agentId, displayName: 'Maven' }],
  });
});

test('a turn that is sent twice runs once, and its tools are told to who asked for them', async () => {
  const client = await connect();
  const other = await connect({ caps: [] });
  const idempotencyKey = randomUUID();
  const message = simulate('tool=remember {"text":"Zebras are striped"}');
  const said = { sessionKey: 'agent:maven:twice', message, idempotencyKey };
  const first = await client.request('chat.send', said);
  expect(first).toEqual({ runId: idempotencyKey, status: 'started' });
  expect(await other.request('chat.send', said)).toEqual({
    runId: idempotencyKey,
    status: 'in_flight',
  });
  for (const each of [client, other]) await each.untilHeard(chatState(idempotencyKey, 'final'));
  const toolsOf = (each: OpenClawClient) =>
    each.heard.filter(({ payload }) => payload['stream'] === 'tool');
  expect(toolsOf(client).map(({ payload }) => payload['data'])).toMatchObject([
    { phase: 'start', name: 'remember' },
    { phase: 'result', name: 'remember', isError: false },
  ]);
  expect(toolsOf(other)).toEqual([]);
  const history = await client.request('chat.history', { sessionKey: 'agent:maven:twice' });
  expect(history['messages']).toHaveLength(2);
});

test('a turn is aborted, and a failed one says why', async () => {
  const client = await connect();
  const sessionKey = 'agent:maven:aborted';
  const slow = randomUUID();
  await client.request('chat.send', {
    ...{ sessionKey, idempotencyKey: slow },
    message: simulate('tokens=4000; speed=20'),
  });
  await client.untilHeard(chatState(slow, 'delta'));
  expect(await client.request('agent.wait', { runId: slow, timeoutMs: 1 })).toMatchObject({
    status: 'timeout',
  });
  const abort = { sessionKey, runId: slow };
  expect(await client.request('chat.abort', abort)).toEqual({
    ...{ ok: true, aborted: true, runIds: [slow] },
  });
  await client.untilHeard(chatState(slow, 'aborted'));
  expect(await client.request('chat.abort', { sessionKey })).toMatchObject({ aborted: false });
  const failing = { sessionKey, message: simulate('fault=401'), idempotencyKey: randomUUID() };
  await expect(client.request('agent', failing, { expectFinal: true })).rejects.toThrow(
    'did not accept the key',
  );
  const error = await client.untilHeard(chatState(failing.idempotencyKey, 'error'));
  expect(error.payload).toMatchObject({ errorDetail: { failoverReason: 'provider_auth' } });
  expect(await client.request('agent.wait', { runId: failing.idempotencyKey })).toMatchObject({
    status: 'error',
  });
});

test('a device proves who it is, and comes back with the token that it was given', async () => {
  const device = makeDevice();
  const first = await connect({ device });
  expect(first.hello).toMatchObject({ auth: { deviceToken: expect.stringMatching(/^hxd_/) } });
  await first.close();
  const again = await openOpenClawClient({ url, device });
  clients.push(again);
  expect(await again.request('agents.list', {})).toMatchObject({ agents: [{ id: agentId }] });
  const thief = makeDevice();
  for (const token of device.tokens.values()) {
    await expect(connect({ device: thief, token })).rejects.toThrow('token mismatch');
  }
  const forger = makeDevice((signature) => `A${signature.slice(1)}`.replace(/^AA/, 'AB'));
  await expect(connect({ device: forger })).rejects.toThrow('device signature invalid');
});

test('a key gives what it may and no more, and nothing once it is revoked', async () => {
  const reading = await makeKey(['agents:read', 'runs:read']);
  const reader = await connect({ token: reading.key });
  expect(reader.hello).toMatchObject({ auth: { scopes: ['operator.read'] } });
  const said = { sessionKey: 'main', message: 'Hello', idempotencyKey: randomUUID() };
  await expect(reader.request('chat.send', said)).rejects.toThrow('missing scope: operator.write');
  await expect(reader.request('models.list', {})).resolves.toBeDefined();
  await work.owner('DELETE', `/v1/api-keys/${reading.id}`);
  await expect(reader.request('agents.list', {})).rejects.toThrow('revoked');
  await expect(connect({ token: reading.key })).rejects.toThrow('token mismatch');
  await expect(connect({ token: 'hx_nobody' })).rejects.toThrow('token mismatch');
  const operator = await connect({ token: testToken });
  await expect(operator.request('agents.list', {})).rejects.toThrow('API key of Helix');
});

test('somebody else sees neither my sessions nor my turns', async () => {
  const mine = await connect();
  const idempotencyKey = randomUUID();
  const said = { sessionKey: 'main', message: simulate('say=mine'), idempotencyKey };
  await mine.request('agent', said, { expectFinal: true });
  const person = await work.person('Bob');
  const scopes = ['agents:read', 'runs:read', 'runs:write'];
  const made = await person.call('POST', '/v1/api-keys', { name: 'k', scopes });
  const other = await connect({ token: String(made.body['key']) });
  expect(await other.request('sessions.list', {})).toMatchObject({ sessions: [] });
  expect(await other.request('chat.history', { sessionKey: 'main' })).toMatchObject({
    messages: [],
  });
  await expect(other.request('agent.wait', { runId: idempotencyKey })).rejects.toThrow('No turn');
});

test('a turn goes on being told when the engine that told it is lost', async () => {
  const client = await connect();
  const idempotencyKey = randomUUID();
  const said = {
    ...{ sessionKey: 'agent:maven:handed-over', idempotencyKey },
    message: simulate('tokens=90; speed=40; say=All of it arrives'),
  };
  const answered = client.request('agent', said, { expectFinal: true });
  await client.untilHeard(chatState(idempotencyKey, 'delta'));
  const former = relay;
  relay = await openRelay();
  await former.drain(soon());
  expect(await answered).toMatchObject({ status: 'ok' });
  const last = await client.untilHeard(chatState(idempotencyKey, 'final'));
  const chats = client.heard.filter(
    ({ event, payload }) => event === 'chat' && payload['runId'] === idempotencyKey,
  );
  expect(chats.filter(({ payload }) => payload['state'] === 'final')).toHaveLength(1);
  const heard = chats
    .filter(({ payload }) => payload['state'] === 'delta')
    .reduce(
      (text, { payload }) =>
        payload['replace'] === true
          ? String(payload['deltaText'])
          : text + String(payload['deltaText']),
      '',
    );
  expect(heard).toBe(textOf(last.payload));
});
