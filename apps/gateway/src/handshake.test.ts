import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes, type ResponseFrame } from '@helix/contracts/gateway';
import { connectParams, openClient, openGreetedClient } from './fixtures/test-client.ts';
import { startTestGateway, type TestGateway } from './fixtures/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ tickIntervalMs: 250 });
});
afterAll(() => gateway.stop());

test('a client is challenged, greeted, and then hears ticks', async () => {
  const client = await openClient(gateway.port());
  const [challenge] = await client.until(() => nonEmpty(client.payloads('connect.challenge')));
  expect(challenge?.nonce).toMatch(/^[0-9a-f-]{36}$/);
  const hello = await client.request('connect', connectParams());
  expect(hello).toMatchObject({
    ok: true,
    payload: {
      type: 'hello-ok',
      protocol: 4,
      auth: { role: 'operator', scopes: ['operator.read', 'operator.write'] },
    },
  });
  await client.until(() => nonEmpty(client.payloads('tick')));
  const seqs = client.frames.flatMap((frame) => (frame.type === 'event' ? [frame.seq] : []));
  expect(seqs).toEqual(seqs.map((_seq, index) => index + 1));
  await client.close();
});

test.each([
  {
    what: 'a wrong token',
    changes: { auth: { token: 'no' } },
    detail: 'AUTH_TOKEN_MISMATCH',
    code: closeCodes.policyViolation,
  },
  {
    what: 'no token',
    changes: { auth: {} },
    detail: 'AUTH_TOKEN_MISSING',
    code: closeCodes.policyViolation,
  },
  {
    what: 'an older protocol',
    changes: { minProtocol: 3, maxProtocol: 3 },
    detail: 'PROTOCOL_MISMATCH',
    code: closeCodes.protocolMismatch,
  },
  {
    what: 'a newer protocol',
    changes: { minProtocol: 5, maxProtocol: 6 },
    detail: 'PROTOCOL_MISMATCH',
    code: closeCodes.protocolMismatch,
  },
])('$what is answered and turned away', async ({ changes, detail, code }) => {
  const client = await openClient(gateway.port());
  client.send('connect', connectParams(changes));
  expect((await client.closed).code).toBe(code);
  expect(responses(client)).toMatchObject([
    { ok: false, error: { code: 'INVALID_REQUEST', details: { code: detail } } },
  ]);
});

test.each([
  [
    'an unknown kind of client',
    { ...connectParams(), client: { ...connectParams().client, id: 'somebody' } },
    '/client/id',
  ],
  ['an unknown key', { ...connectParams(), surprise: true }, 'surprise'],
  ['no params', undefined, 'at /'],
])('%s is an invalid connect', async (_name, params, words) => {
  const client = await openClient(gateway.port());
  client.send('connect', params);
  expect((await client.closed).code).toBe(closeCodes.policyViolation);
  const [answer] = responses(client);
  expect(answer?.error?.message).toMatch(/^invalid connect params: /);
  expect(answer?.error?.message).toContain(words);
});

test('a client that spans the protocol is accepted', async () => {
  const client = await openClient(gateway.port());
  expect(
    await client.request('connect', connectParams({ minProtocol: 3, maxProtocol: 5 })),
  ).toMatchObject({ ok: true });
  await client.close();
});

test('the first request must be connect', async () => {
  const client = await openClient(gateway.port());
  client.send('health');
  expect(await client.closed).toEqual({
    code: closeCodes.policyViolation,
    reason: 'invalid handshake: first request must be connect',
  });
  expect(responses(client)).toMatchObject([{ ok: false, error: { code: 'INVALID_REQUEST' } }]);
});

test.each([
  ['no JSON', 'hello'],
  ['JSON-RPC', '{"jsonrpc":"2.0","id":1,"method":"connect","params":{}}'],
  ['an unknown key in the frame', '{"type":"req","id":"1","method":"connect","extra":1}'],
  ['bytes', Buffer.from('{"type":"req","id":"1","method":"connect"}')],
])('%s from a stranger closes the connection without an answer', async (_name, data) => {
  const client = await openClient(gateway.port());
  client.socket.send(data, { binary: Buffer.isBuffer(data) });
  expect(await client.closed).toEqual({
    code: closeCodes.policyViolation,
    reason: 'invalid request frame',
  });
  expect(responses(client)).toEqual([]);
});

test('a stranger cannot make the gateway hold a large frame', async () => {
  const client = await openClient(gateway.port());
  client.socket.on('error', () => undefined);
  client.send('connect', connectParams({ userAgent: 'x'.repeat(1024 * 1024) }));
  expect((await client.closed).code).toBe(closeCodes.tooLarge);
  expect(responses(client)).toEqual([]);
});

test('bad frames after the greeting are answered, and the connection lives on', async () => {
  const client = await openGreetedClient(gateway.port());
  client.socket.send('{"half":');
  client.socket.send(Buffer.from([0, 1, 2]), { binary: true });
  client.socket.send('{"type":"req","id":"x","method":""}');
  await client.until(() =>
    responses(client).filter(({ id }) => id === 'invalid').length === 3 ? true : undefined,
  );
  expect(await client.request('nope.method')).toMatchObject({
    ok: false,
    error: { code: 'INVALID_REQUEST', message: 'unknown method: nope.method' },
  });
  expect(await client.request('toString')).toMatchObject({
    ok: false,
    error: { code: 'INVALID_REQUEST' },
  });
  expect(await client.request('connect', connectParams())).toMatchObject({ ok: false });
  expect(await client.request('helix.run.start', { runId: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_REQUEST' },
  });
  expect(await client.request('health')).toMatchObject({ ok: true, payload: { ok: true } });
  await client.close();
});

test('a frame beyond the limit ends the connection, not the gateway', async () => {
  const client = await openGreetedClient(gateway.port());
  client.socket.on('error', () => undefined);
  client.socket.send('x'.repeat(9 * 1024 * 1024));
  expect((await client.closed).code).toBe(closeCodes.tooLarge);
  await (await openGreetedClient(gateway.port())).close();
});

test('a method needs the scope that was granted', async () => {
  const client = await openClient(gateway.port());
  await client.request(
    'connect',
    connectParams({ scopes: ['operator.read', 'operator.imaginary'] }),
  );
  expect(await client.request('health')).toMatchObject({ ok: true });
  expect(await client.request('helix.run.cancel', {})).toMatchObject({
    ok: false,
    error: {
      code: 'FORBIDDEN',
      details: { code: 'MISSING_SCOPE', missingScope: 'operator.write' },
    },
  });
  await client.close();
});

test('a client that does not answer pings is dropped', async () => {
  const client = await openGreetedClient(gateway.port(), { autoPong: false });
  expect((await client.closed).code).toBe(1006);
});

test('health is told over HTTP on the same port, and nothing else', async () => {
  const base = `http://127.0.0.1:${gateway.port()}`;
  const health = await fetch(`${base}/health`);
  expect({ status: health.status, body: await health.json() }).toEqual({
    status: 200,
    body: { ok: true, status: 'live' },
  });
  expect((await fetch(`${base}/etc/passwd`)).status).toBe(404);
});

function responses(client: { frames: readonly unknown[] }): ResponseFrame[] {
  return client.frames.filter(
    (frame): frame is ResponseFrame => (frame as ResponseFrame).type === 'res',
  );
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
