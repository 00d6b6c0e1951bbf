import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startSimulatedProvider, type SimulatedProvider } from './server.ts';
import { countTokens, tokenize } from './tokens.ts';

let provider: SimulatedProvider;
beforeAll(async () => {
  provider = await startSimulatedProvider();
});
afterAll(() => provider.close());

const answerSchema = z.object({
  choices: z.tuple([
    z.object({ message: z.object({ content: z.string() }), finish_reason: z.string() }),
  ]),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() }),
});

function post(content: string, extra: object = {}): Promise<Response> {
  const messages = [
    { role: 'system', content: 'You are Ada. [[simulate: fault=500]]' },
    { role: 'user', content },
  ];
  const body = JSON.stringify({ model: 'simulated/instant', messages, ...extra });
  const headers = { 'content-type': 'application/json' };
  return fetch(`${provider.baseUrl}/chat/completions`, { method: 'POST', headers, body });
}

async function ask(content: string, extra: object = {}) {
  const { choices, usage } = answerSchema.parse(await (await post(content, extra)).json());
  return { text: choices[0].message.content, finish: choices[0].finish_reason, usage };
}

test('the same request gets the same answer, another one another, and each says that it is simulated', async () => {
  const [first, again, other] = await Promise.all([
    ask('Plan the launch.'),
    ask('Plan the launch.'),
    ask('Plan the party.'),
  ]);
  expect(again.text).toBe(first.text);
  expect(other.text).not.toBe(first.text);
  expect(first.text).toMatch(/^> \*\*Simulated result\.\*\*/);
  expect(first.text.split('\n\n').length).toBeGreaterThan(5);
});

test('the answer is about what the task asks for and what the reviewer said', async () => {
  const block = (name: string, body: string) => `<data name="${name}">\n${body}\n</data>`;
  const { text } = await ask(
    [
      block('title', 'Launch'),
      block('description', '- Write a mail\n- Brief support'),
      block('feedback', 'Shorter, please'),
    ].join('\n'),
  );
  for (const words of ['## Launch', '**Write a mail**', '**Brief support**', 'Shorter, please'])
    expect(text).toContain(words);
});

test('a stream carries the same text as a whole answer, then its usage, then the end', async () => {
  const whole = await ask('Plan the launch.');
  const response = await post('Plan the launch.', {
    stream: true,
    stream_options: { include_usage: true },
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const frames = (await response.text()).split('\n\n').filter((frame) => frame !== '');
  expect(frames.at(-1)).toBe('data: [DONE]');
  const chunkSchema = z.object({
    choices: z.array(z.object({ delta: z.object({ content: z.string().optional() }) })),
    usage: answerSchema.shape.usage.optional(),
  });
  const chunks = frames
    .slice(0, -1)
    .map((frame) => chunkSchema.parse(JSON.parse(frame.slice('data: '.length))));
  expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(whole.text);
  expect(chunks.at(-1)?.usage).toMatchObject(whole.usage);
});

test('directives of people set length and faults; those of the system message do not count, and the last one wins', async () => {
  expect((await ask('x [[simulate: tokens=700]]')).usage.completion_tokens).toBe(700);
  expect((await ask('x [[simulate: tokens=0]]')).text).toBe('');
  expect((await post('x [[simulate: fault=503]]')).status).toBe(503);
  expect((await post('x [[simulate: fault=429]]')).headers.get('retry-after')).toBe('1');
  expect((await post('x [[simulate: fault=503]] later [[simulate: fault=none]]')).status).toBe(200);
  expect((await post('x [[simulate: fault=sideways; delay=soon; =; __proto__=1]]')).status).toBe(
    200,
  );
});

test('an answer is cut at the length that was asked for', async () => {
  const { finish, usage } = await ask('Plan the launch.', { max_tokens: 12 });
  expect({ finish, tokens: usage.completion_tokens }).toEqual({ finish: 'length', tokens: 12 });
});

test('requests that are none are refused in the format of the API', async () => {
  const refusal = await post('x', { messages: [] });
  expect({ status: refusal.status, body: await refusal.json() }).toMatchObject({
    status: 400,
    body: { error: { type: 'invalid_request_error' } },
  });
  expect((await fetch(`${provider.baseUrl}/nothing`)).status).toBe(404);
  const models = z
    .object({ data: z.array(z.object({ id: z.string() })) })
    .parse(await (await fetch(`${provider.baseUrl}/models`)).json());
  expect(models.data.map(({ id }) => id)).toContain('fast');
});

test('tokens join to the text they were cut from, whatever its script', () => {
  for (const text of [
    'Hello world, twice!',
    'Donaudampfschifffahrt',
    '日本語のテキスト 😀 ok',
    '  \n\n\ttabs',
    '',
  ]) {
    expect(tokenize(text).join('')).toBe(text);
  }
  expect(countTokens('a plain sentence of seven short words')).toBe(8);
});
