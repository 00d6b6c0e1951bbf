import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { streamEvents } from '@helix/contracts/live';
import { ApiError, createClient, follow } from './index.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

type Serve = (response: ServerResponse, lastEventId: string | undefined, visit: number) => void;

/** A server that answers each visit as told, on a real socket. */
async function clientOf(serve: Serve) {
  let visits = 0;
  const server = createServer((request, response) => {
    visits += 1;
    const lastEventId = request.headers['last-event-id'];
    serve(response, typeof lastEventId === 'string' ? lastEventId : undefined, visits);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return createClient({ baseUrl: `http://127.0.0.1:${port}` });
}

const frame = (seq: number) =>
  `id: ${seq}\nevent: department.created\ndata: ${JSON.stringify({ seq, type: 'department.created', data: {} })}\n\n`;

async function take(
  client: Awaited<ReturnType<typeof clientOf>>,
  count: number,
  silenceLimitMs = 5_000,
) {
  const stop = new AbortController();
  const seqs: number[] = [];
  for await (const event of follow(
    client,
    streamEvents,
    {},
    { signal: stop.signal, silenceLimitMs },
  )) {
    seqs.push(event.seq);
    if (seqs.length === count) stop.abort();
  }
  return seqs;
}

test('a broken connection is resumed after the last frame, and what is repeated is passed over', async () => {
  const asked: (string | undefined)[] = [];
  const client = await clientOf((response, lastEventId, visit) => {
    asked.push(lastEventId);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (visit === 1) {
      response.write(frame(1) + frame(2) + 'id: 3\nevent: depart');
      setImmediate(() => response.destroy());
    } else {
      response.write(frame(2) + frame(3) + frame(4));
    }
  });
  expect(await take(client, 4)).toEqual([1, 2, 3, 4]);
  expect(asked).toEqual([undefined, '2']);
});

test('a connection that fell silent is replaced', async () => {
  const client = await clientOf((response, _last, visit) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(frame(visit));
  });
  expect(await take(client, 2, 50)).toEqual([1, 2]);
});

test('a server that is away or failing is asked again; one that cannot resume is not', async () => {
  const client = await clientOf((response, _last, visit) => {
    if (visit === 1) return response.writeHead(502).end('<html>bad gateway</html>');
    if (visit === 2) return response.destroy();
    response.writeHead(410, { 'content-type': 'application/json' });
    return response.end(
      JSON.stringify({ code: 'stream.resume_expired', message: 'Load again', requestId: 'req_1' }),
    );
  });
  const refusal: unknown = await take(client, 1).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiError);
  expect(refusal).toMatchObject({ code: 'stream.resume_expired', requestId: 'req_1' });
});
