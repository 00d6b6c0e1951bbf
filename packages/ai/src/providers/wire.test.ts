import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ModelMessage } from '../model-call/index.ts';
import { ask, failureOf, tools } from './fixtures/ask.ts';

let server: ProviderServer;
beforeEach(async () => {
  server = await startProviderServer();
});
afterEach(() => server.close());

const opening: ModelMessage[] = [
  { role: 'system', content: 'You are Ada.' },
  { role: 'system', content: 'The rules.' },
  { role: 'user', content: 'Plan the launch.' },
];
const answered = (providerData?: Record<string, unknown>): ModelMessage[] => [
  ...opening,
  {
    role: 'assistant',
    content: 'One moment.',
    toolCalls: [{ callId: 'toolu_0123456789', name: 'read_task', input: {} }],
    ...(providerData && { providerData }),
  },
  { role: 'tool', callId: 'toolu_0123456789', name: 'read_task', content: 'ENG-1', isError: false },
];

/** Every object that carries a mark, by its path in the request. */
function markedPaths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'cache_control' in value ? [path] : [];
  return [
    ...here,
    ...Object.entries(value).flatMap(([key, inner]) => markedPaths(inner, `${path}/${key}`)),
  ];
}

test('Anthropic caches the tools, the system text and the conversation so far, and others are told nothing of it', async () => {
  await ask(server, 'anthropic', { tools, messages: opening });
  await ask(server, 'anthropic', { tools, messages: answered() });
  await ask(server, 'anthropic', { messages: opening });
  expect(server.received.map(({ body }) => markedPaths(body))).toEqual(
    [
      ['/tools/1', '/system/1', '/messages/0/content/0'].toSorted(),
      ['/tools/1', '/system/1', '/messages/2/content/0'].toSorted(),
      ['/system/1', '/messages/0/content/0'].toSorted(),
    ].map((paths) => expect.toSatisfy((seen: string[]) => seen.toSorted().join() === paths.join())),
  );
  for (const provider of ['openai', 'google', 'mistral', 'qwen', 'openrouter'] as const) {
    await ask(server, provider, { tools, messages: answered() });
    expect(JSON.stringify(server.received.at(-1)?.body)).not.toMatch(/cache/i);
  }
});

test('what is written to the cache and read from it counts as input', async () => {
  const usage = { input: 1_010, output: 20, cached: 900, cacheWrite: 100 };
  server.script({ text: 'Done.', usage });
  expect((await ask(server, 'anthropic')).usage).toMatchObject({
    inputTokens: 1_010,
    cachedInputTokens: 900,
  });
});

test('what one provider has signed is not shown to another', async () => {
  const { providerData } = await (() => {
    const signature = 'c2lnbmVk';
    server.script({ thinking: 'Hm.', signature, toolCalls: [{ name: 'read_task', input: '{}' }] });
    return ask(server, 'anthropic', { tools, endpoint: { reasoning: 'low' } });
  })();
  expect(JSON.stringify(providerData)).toContain('c2lnbmVk');
  await ask(server, 'openai', { tools, messages: answered(providerData) });
  const sent = JSON.stringify(server.received.at(-1)?.body);
  expect(sent).not.toContain('c2lnbmVk');
  expect(sent).toContain('One moment.');
});

test('Mistral is told of calls that others made under ids of its own kind, the same for call and result', async () => {
  await ask(server, 'mistral', { tools, messages: answered() });
  const sent = JSON.stringify(server.received.at(-1)?.body);
  const ids = [...sent.matchAll(/"(?:id|tool_call_id)":"([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[a-z0-9]{9}$/);
});

test('Copilot learns who is asking, and whether there are pictures', async () => {
  const images = [{ name: 'a.png', mediaType: 'image/png', base64: 'iVBORw0KGgo=' }];
  await ask(server, 'github-copilot', { messages: [{ role: 'user', content: 'x', images }] });
  await ask(server, 'github-copilot', { tools, messages: answered() });
  const [first, second] = server.received.map(({ headers }) => headers);
  expect(first).toMatchObject({ 'x-initiator': 'user', 'copilot-vision-request': 'true' });
  expect(second).toMatchObject({ 'x-initiator': 'agent', 'copilot-integration-id': 'vscode-chat' });
});

test('OpenAI keeps nothing, and gives its thoughts back in encrypted form', async () => {
  await ask(server, 'openai', { endpoint: { reasoning: 'high' } });
  expect(server.received[0]?.body).toMatchObject({
    store: false,
    include: ['reasoning.encrypted_content'],
    reasoning: { effort: 'high' },
  });
  await ask(server, 'openai', { endpoint: { model: 'gpt-4o-search-preview' } });
  expect(server.received[1]?.path).toMatch(/chat\/completions$/);
});

test('how much a model may think is said in its own words', async () => {
  const bodies = [];
  for (const provider of [
    'anthropic',
    'google',
    'deepseek',
    'qwen',
    'openrouter',
    'ollama',
  ] as const) {
    await ask(server, provider, { endpoint: { reasoning: 'medium' } });
    bodies.push(server.received.at(-1)?.body);
  }
  expect(bodies).toMatchObject([
    { thinking: { type: 'enabled' } },
    { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    { model: 'deepseek-reasoner' },
    { enable_thinking: true },
    { reasoning: { effort: 'medium' } },
    { think: true },
  ]);
});

test.each([
  ['anthropic', { tool_choice: { type: 'any' } }],
  ['openai', { tool_choice: 'required' }],
  ['google', { toolConfig: { functionCallingConfig: { mode: 'ANY' } } }],
  ['mistral', { tool_choice: 'any' }],
  ['xai', { tool_choice: 'required' }],
  ['groq', { tool_choice: 'required' }],
  ['qwen', { tool_choice: 'required' }],
  ['openrouter', { tool_choice: 'required' }],
  ['openai-compatible', { tool_choice: 'required' }],
] as const)('%s is told that it has to use a tool as %j', async (provider, sent) => {
  await ask(server, provider, { tools, toolChoice: 'required' });
  expect(server.received[0]?.body).toMatchObject(sent);
});

test('Ollama reads as much as the model is set to', async () => {
  await ask(server, 'ollama', { endpoint: { contextWindow: 32_768 } });
  expect(server.received[0]?.body).toMatchObject({
    options: { num_ctx: 32_768, num_predict: 2_000 },
  });
});

test.each(['openai', 'openai-compatible', 'anthropic', 'ollama'] as const)(
  'what is changed about an endpoint of %s counts from the next call on',
  async (provider) => {
    const asked = [
      { apiKey: 'sk-first', model: 'one' },
      { apiKey: 'sk-first', model: 'two' },
      { apiKey: 'sk-second', model: 'two' },
      { apiKey: 'sk-first', model: 'one' },
    ];
    for (const endpoint of asked) await ask(server, provider, { endpoint });
    const sent = server.received.map(({ headers, body }) => JSON.stringify([headers, body]));
    expect(sent).toEqual(
      asked.map(({ apiKey, model }) =>
        expect.toSatisfy(
          (request: string) => request.includes(apiKey) && request.includes(`"model":"${model}"`),
        ),
      ),
    );
  },
);

test('a call that is cancelled closes the connection, whatever the provider does', async () => {
  server.script({ text: 'Some', fault: { kind: 'hang', afterFrames: 3 } });
  const cancelled = new AbortController();
  const call = failureOf(ask(server, 'openai', { signal: cancelled.signal }));
  cancelled.abort('cancelled_by_user');
  expect((await call).reason).toBe('cancelled_by_user');
});
