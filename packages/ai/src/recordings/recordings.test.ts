import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiKey, ask, failureOf, tools } from '../providers/fixtures/ask.ts';
import { createRecorder } from './recorder.ts';
import { recordingSchema } from './recording.ts';
import { createReplayer } from './replayer.ts';

let server: ProviderServer;
let directory: string;
beforeEach(async () => {
  server = await startProviderServer();
  directory = await mkdtemp(join(tmpdir(), 'helix-recordings-'));
});
afterEach(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

const encode = (text: string) => new TextEncoder().encode(text);
const recorded = () => ({ endpoint: { fetch: createRecorder(directory, fetch) } });
const replayed = () => ({ endpoint: { fetch: createReplayer(directory) } });
const tell = ({
  toolCalls,
  text,
  thinking,
  usage,
  finishReason,
}: Awaited<ReturnType<typeof ask>>) => ({
  text,
  thinking,
  usage,
  finishReason,
  calls: toolCalls.map(({ name, input }) => ({ name, input })),
});

test.each(['anthropic', 'openai', 'google', 'ollama', 'openai-compatible'] as const)(
  'what %s said is said again without it',
  async (provider) => {
    server.script({
      thinking: 'Hm …',
      signature: 'c2lnbmVk',
      text: ['Schöne ', 'Grüße ', '👋'],
      toolCalls: [{ name: 'read_task', input: '{}' }],
      usage: { input: 50, output: 9, cached: 10, reasoning: 2 },
    });
    const first = await ask(server, provider, { ...recorded(), tools });
    const second = await ask(server, provider, { ...replayed(), tools });
    expect(server.received).toHaveLength(1);
    expect(tell(second)).toEqual(tell(first));
    expect(tell(first).text).toBe('Schöne Grüße 👋');
  },
);

test('no key is kept, wherever it stood', async () => {
  const body = { error: { message: `Incorrect API key provided: ${apiKey}` } };
  server.script({ fault: { kind: 'status', status: 401, body } });
  await failureOf(
    ask(server, 'openai', {
      ...recorded(),
      messages: [{ role: 'user', content: `My key is ${apiKey}.` }],
    }),
  );
  const files = await readdir(directory);
  expect(files).toHaveLength(1);
  const text = await readFile(join(directory, files[0] ?? ''), 'utf8');
  expect(text).toContain('Incorrect API key provided: [key]');
  expect(text).not.toContain(apiKey);
});

test('a key that came in two pieces is not kept either', async () => {
  const pieces = [`Incorrect: ${apiKey.slice(0, 6)}`, `${apiKey.slice(6)}.`];
  const answer = () => Promise.resolve(new Response(ReadableStream.from(pieces.map(encode))));
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await createRecorder(directory, answer)('http://localhost/', { headers });
  expect(await response.text()).toBe(pieces.join(''));
  const [file = ''] = await readdir(directory);
  const { chunks } = recordingSchema.parse(
    JSON.parse(await readFile(join(directory, file), 'utf8')),
  );
  expect(chunks).toEqual(['Incorrect: [key].']);
});

test('replies to the same request come in their order, failures and breaks included', async () => {
  const body = { error: { message: 'Rate limit reached' } };
  server.script(
    { fault: { kind: 'status', status: 429, body, headers: { 'retry-after': '4' } } },
    { text: ['Some ', 'words'], fault: { kind: 'cut', afterFrames: 3 } },
    { text: 'Done.' },
  );
  const record = recorded();
  await failureOf(ask(server, 'groq', record));
  await failureOf(ask(server, 'groq', record));
  await ask(server, 'groq', record);
  const replay = replayed();
  expect(await failureOf(ask(server, 'groq', replay))).toMatchObject({ retryAfterMs: 4_000 });
  expect(await failureOf(ask(server, 'groq', replay))).toMatchObject({
    reason: 'provider_unavailable',
  });
  expect((await ask(server, 'groq', replay)).text).toBe('Done.');
  expect((await ask(server, 'groq', replay)).text).toBe('Done.');
  expect(server.received).toHaveLength(3);
});

test('a request that was never recorded reaches nobody and says so', async () => {
  const failure = await failureOf(ask(server, 'anthropic', replayed()));
  expect(failure.message).toContain('no recorded reply');
  expect(server.received).toEqual([]);
});
