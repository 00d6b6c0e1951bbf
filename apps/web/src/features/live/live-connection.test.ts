import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from '@helix/client';
import { connectLive, type LiveConnection, type LiveState } from './live-connection.ts';

type Visit = { readonly from: string | undefined; readonly response: ServerResponse };

let server: Server | undefined;
let connection: LiveConnection | undefined;
afterEach(() => {
  connection?.stop();
  server?.closeAllConnections();
  server?.close();
});

/** A server of events, and a connection to it. Each visit is one request for the stream. */
async function start(after?: number) {
  const visits: Visit[] = [];
  const states: LiveState[] = [];
  const events: number[] = [];
  const onGap = vi.fn();
  const onSignedOut = vi.fn();
  const refused = vi.fn();
  let refusal: { status: number; code: string } | undefined;
  server = createServer((request, response) => {
    if (refusal) {
      refused();
      const { status, code } = refusal;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code, message: code, requestId: 'req_1' }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': connected\n\n');
    const from = request.headers['last-event-id'];
    visits.push({ from: Array.isArray(from) ? from[0] : from, response });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  connection = connectLive({
    client: createClient({ baseUrl: `http://127.0.0.1:${port}` }),
    after,
    onState: (state) => states.push(state),
    onEvent: ({ seq }) => events.push(seq),
    onGap,
    onSignedOut,
    pauseMs: 5,
  });
  return {
    visits,
    states,
    events,
    onGap,
    onSignedOut,
    refused,
    connection,
    refuse: (next: typeof refusal) => {
      refusal = next;
    },
    visit: async (number: number) => {
      await vi.waitFor(() => expect(visits.length).toBeGreaterThanOrEqual(number));
      const visit = visits[number - 1];
      if (visit === undefined) throw new Error('there was no such visit');
      return visit;
    },
  };
}

const send = ({ response }: Visit, seq: number) =>
  response.write(`id: ${seq}\ndata: ${JSON.stringify({ seq, type: 'task.moved', data: {} })}\n\n`);

test('a socket that is dead without saying so is left, and the stream goes on from the last event', async () => {
  const live = await start();
  send(await live.visit(1), 7);
  await vi.waitFor(() => expect(live.events).toEqual([7]));
  live.connection.retry();
  const second = await live.visit(2);
  expect(second.from).toBe('7');
  send(second, 8);
  await vi.waitFor(() => expect(live.events).toEqual([7, 8]));
  expect(live.onGap).toHaveBeenCalledTimes(1);
});

test('a connection that was lost before the first event has a gap', async () => {
  const live = await start();
  (await live.visit(1)).response.destroy();
  await live.visit(2);
  await vi.waitFor(() => expect(live.onGap).toHaveBeenCalledTimes(2));
});

test('a page that knows from where to follow reads nothing again, and still has no gap when nothing has happened yet', async () => {
  const live = await start(41);
  const first = await live.visit(1);
  expect(first.from).toBe('41');
  first.response.destroy();
  const second = await live.visit(2);
  expect(second.from).toBe('41');
  send(second, 42);
  await vi.waitFor(() => expect(live.events).toEqual([42]));
  expect(live.onGap).not.toHaveBeenCalled();
});

test('it says since when what is shown may be old', async () => {
  const live = await start();
  const first = await live.visit(1);
  await vi.waitFor(() => expect(live.states.at(-1)?.kind).toBe('live'));
  const { since } = live.states.at(-1) ?? {};
  first.response.destroy();
  await vi.waitFor(() => expect(live.states.map(({ kind }) => kind)).toContain('reconnecting'));
  expect(live.states.find(({ kind }) => kind === 'reconnecting')?.since).toBe(since);
});

test('a page that nobody looks at holds no connection, and catches up when it is seen again', async () => {
  const live = await start();
  const first = await live.visit(1);
  send(first, 3);
  await vi.waitFor(() => expect(live.events).toEqual([3]));
  const closed = new Promise((resolve) => first.response.once('close', resolve));
  live.connection.pause();
  await closed;
  expect(live.visits).toHaveLength(1);
  live.connection.retry();
  expect((await live.visit(2)).from).toBe('3');
});

test('who is signed out is told, and not asked for again', async () => {
  const live = await start();
  const first = await live.visit(1);
  live.refuse({ status: 401, code: 'auth.required' });
  first.response.destroy();
  await vi.waitFor(() => expect(live.onSignedOut).toHaveBeenCalledTimes(1));
});

test('when the log does not reach back so far, everything is read again', async () => {
  const live = await start();
  const first = await live.visit(1);
  send(first, 5);
  await vi.waitFor(() => expect(live.events).toEqual([5]));
  live.refuse({ status: 410, code: 'stream.resume_expired' });
  first.response.destroy();
  await vi.waitFor(() => expect(live.refused).toHaveBeenCalled());
  live.refuse(undefined);
  expect((await live.visit(2)).from).toBeUndefined();
  await vi.waitFor(() => expect(live.onGap).toHaveBeenCalledTimes(2));
});
