import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamModelCall, type ModelCall, type ModelMessage } from '../model-call/index.ts';
import { failureOf } from '../providers/fixtures/ask.ts';
import { startSimulatedProvider, type SimulatedProvider } from './server.ts';

let provider: SimulatedProvider;
beforeAll(async () => {
  provider = await startSimulatedProvider();
});
afterAll(() => provider.close());

const tools = ['read_task', 'create_subtask', 'comment'].map((name) => ({
  name,
  description: name,
  inputSchema: { type: 'object', properties: {} },
}));

function ask(content: string, changes: Partial<ModelCall> = {}) {
  const baseUrl = provider.baseUrl;
  const call = {
    endpoint: { provider: 'simulated' as const, model: 'instant', baseUrl, fetch },
    messages: [{ role: 'user' as const, content }],
    maxOutputTokens: 4_000,
    stallMs: 10_000,
    signal: new AbortController().signal,
    ...changes,
  };
  return streamModelCall(call, () => undefined);
}

test('tools are asked for step by step, and the answer tells what they gave', async () => {
  const content = [
    'Plan it. [[simulate: tool=read_task; tool=create_subtask {"title":"a; b = \\"c\\"","labels":["x"]}]]',
    'Then tell us. [[simulate: tool=comment {"body":"Done"}]]',
  ].join('\n');
  const messages: ModelMessage[] = [{ role: 'user', content }];
  const seen: unknown[] = [];
  for (let step = 0; step < 3; step += 1) {
    const { text, toolCalls, finishReason } = await ask(content, { messages, tools });
    expect(text).toMatch(/^> \*\*Simulated /);
    seen.push([finishReason, ...toolCalls.map(({ name, input }) => [name, input])]);
    messages.push(
      { role: 'assistant', content: text, toolCalls },
      ...toolCalls.map(({ callId, name }) => ({
        role: 'tool' as const,
        callId,
        name,
        content: `${name} is done`,
        isError: false,
      })),
    );
    if (finishReason === 'stop') {
      for (const name of ['read_task', 'create_subtask', 'comment'])
        expect(text).toContain(`**${name}**: ${name} is done`);
    }
  }
  expect(seen).toEqual([
    ['tool_calls', ['read_task', {}], ['create_subtask', { title: 'a; b = "c"', labels: ['x'] }]],
    ['tool_calls', ['comment', { body: 'Done' }]],
    ['stop'],
  ]);
});

test('arguments are passed on as wrong as they are, and nothing is asked for where there are no tools', async () => {
  const content = '[[simulate: tool=create_subtask {"title": 7]]';
  const { toolCalls } = await ask(content, { tools });
  expect(toolCalls).toMatchObject([{ name: 'create_subtask', input: '{"title": 7' }]);
  expect((await ask(content)).toolCalls).toEqual([]);
});

test('thoughts come before the answer and are counted apart', async () => {
  const { thinking, usage } = await ask('x [[simulate: thinking=40; cached=3]]');
  expect(thinking).toMatch(/^Simulated thinking\./);
  expect(usage).toMatchObject({ reasoningTokens: 40, cachedInputTokens: 3 });
  expect((await ask('x [[simulate: usage=none]]')).usage).toBeNull();
});

test('another seed gives another answer, and said words are said', async () => {
  const first = await ask('Plan it. [[simulate: seed=1]]');
  const again = await ask('Plan it. [[simulate: seed=1]]');
  const other = await ask('Plan it. [[simulate: seed=2]]');
  expect(again.text).toBe(first.text);
  expect(other.text).not.toBe(first.text);
  const { text } = await ask('[[simulate: say=Exactly This; tokens=500]]');
  expect(text).toMatch(/Simulated result.*\n\nExactly This$/s);
});

test('a fault that comes twice is met twice by the same request', async () => {
  const content = 'x [[simulate: fault=429; times=2; retry-after=3]]';
  for (let call = 0; call < 2; call += 1) {
    expect(await failureOf(ask(content))).toMatchObject({
      reason: 'provider_rate_limited',
      retryAfterMs: 3_000,
    });
  }
  expect((await ask(content)).finishReason).toBe('stop');
});

test('an overlong answer ends at the limit, whatever that is', async () => {
  const call = ask('x [[simulate: fault=overlong]]', { maxOutputTokens: 900 });
  const { reason, partial } = await failureOf(call);
  expect({ reason, tokens: partial.usage?.outputTokens }).toEqual({
    reason: 'output_truncated',
    tokens: 900,
  });
});
