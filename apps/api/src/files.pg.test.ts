import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createClient, type Client } from '@helix/client';
import { defineEndpoint } from '@helix/contracts';
import { implement } from '@helix/modules';
import { testDatabase } from '@helix/testing/postgres';
import { setUp, startApi, type TestApi } from './fixtures/start-api.ts';

const access = { scope: 'tasks:read' } as const;
const maxBytes = 3_000_000;

/** Two endpoints that no slice has yet: what the contract can describe must work before one needs it. */
const receive = defineEndpoint({
  id: 'files.receive',
  method: 'POST',
  path: '/v1/test-files',
  summary: 'Receive a file',
  access,
  body: { kind: 'file', maxBytes, contentTypes: ['text/plain', 'image/png'] },
  response: z.object({ name: z.string(), bytes: z.int(), chunks: z.int(), digest: z.string() }),
  errors: ['request.too_large', 'request.unsupported_media_type'],
});
const send = defineEndpoint({
  id: 'files.send',
  method: 'GET',
  path: '/v1/test-files/:name',
  summary: 'Send a file',
  access,
  params: z.object({ name: z.string() }),
  response: { kind: 'file', contentType: 'text/html' },
  errors: [],
});

const database = await testDatabase();
let api: TestApi;
let client: Client;

beforeAll(async () => {
  api = await startApi({
    databaseUrl: database.url,
    handlers: [
      implement(receive, async ({ body }) => {
        const hash = createHash('sha256');
        let [bytes, chunks] = [0, 0];
        for await (const chunk of body.stream) {
          hash.update(chunk);
          bytes += chunk.length;
          chunks += 1;
        }
        return { name: body.name, bytes, chunks, digest: hash.digest('hex') };
      }),
      implement(send, async ({ params }) => ({
        name: params.name,
        contentType: 'text/html',
        stream: (async function* () {
          for (const part of ['<script>', 'alert(1)', '</script>']) yield Buffer.from(part);
        })(),
      })),
    ],
  });
  const { token } = await setUp(api.url);
  client = createClient({
    baseUrl: api.url,
    headers: () => ({ authorization: `Bearer ${token}` }),
  });
});
afterAll(() => api.stop());

const fileOf = (size: number, contentType = 'text/plain') => ({
  name: 'größe.txt',
  contentType,
  data: new Blob([new Uint8Array(size).fill(7)]),
});

test('a file arrives in pieces and whole, under its own name', async () => {
  const answer = await client.call(receive, { body: fileOf(2_500_000) });
  const digest = createHash('sha256').update(new Uint8Array(2_500_000).fill(7)).digest('hex');
  expect(answer).toMatchObject({ name: 'größe.txt', bytes: 2_500_000, digest });
  expect(answer.chunks).toBeGreaterThan(1);
});

test('a file that is too large or of the wrong kind is refused', async () => {
  await expect(client.call(receive, { body: fileOf(maxBytes + 1) })).rejects.toMatchObject({
    status: 413,
    code: 'request.too_large',
  });
  await expect(client.call(receive, { body: fileOf(10, 'text/html') })).rejects.toMatchObject({
    status: 415,
    code: 'request.unsupported_media_type',
  });
});

test('a file is sent as a download that no browser runs', async () => {
  const response = await client.call(send, { params: { name: 'page.html' } });
  expect(await response.text()).toBe('<script>alert(1)</script>');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename\*=UTF-8''page\.html$/,
  );
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});
