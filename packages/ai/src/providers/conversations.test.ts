import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiKey, ask, failureOf, testedProviders, tools } from './fixtures/ask.ts';

let server: ProviderServer;
beforeEach(async () => {
  server = await startProviderServer();
});
afterEach(() => server.close());

/** Their answers have no place for it. */
const withoutCache = ['ollama'];
/** They tell what was written to their cache, which has a price of its own. */
const withCacheWrites = ['anthropic'];
const withoutReasoningTokens = ['ollama', 'anthropic', 'mistral'];
/** They send arguments as an object, not as text. */
const wholeArguments = ['google', 'ollama', 'openrouter'];
const lastRequest = () => JSON.stringify(server.received.at(-1)?.body);

describe.each(testedProviders)('%s', (provider) => {
  test('streams its thoughts and its answer, and says what both cost', async () => {
    server.script({
      thinking: 'Two parts, I think.',
      text: ['First ', 'this, then ', 'that.'],
      usage: { input: 100, output: 30, cached: 40, cacheWrite: 25, reasoning: 10 },
    });
    const answer = await ask(server, provider, { endpoint: { reasoning: 'high' } });
    expect(answer.text).toBe('First this, then that.');
    expect(answer.deltas.text).toBe(answer.text);
    expect(answer.deltas.thinking).toBe(answer.thinking);
    expect(answer.thinking).toBe('Two parts, I think.');
    expect(answer).toMatchObject({ finishReason: 'stop', toolCalls: [] });
    const writes = answer.usage?.cacheWriteTokens ?? 0;
    expect(writes).toBe(withCacheWrites.includes(provider) ? 25 : 0);
    expect(answer.usage).toMatchObject({
      inputTokens: 100,
      outputTokens: 30,
      cachedInputTokens: withoutCache.includes(provider) ? 0 : 40,
      reasoningTokens: withoutReasoningTokens.includes(provider) ? 0 : 10,
    });
    expect(answer.timings.firstTokenMs).not.toBeNull();
  });

  test('asks for several tools at once, and goes on with what they gave', async () => {
    server.script({
      thinking: 'I need tools.',
      signature: 'c2lnbmVkLXRob3VnaHQ=',
      toolCalls: [
        { name: 'create_subtask', input: '{"title":"Write “it” down"}' },
        { name: 'read_task', input: '' },
      ],
    });
    const first = await ask(server, provider, { tools, endpoint: { reasoning: 'medium' } });
    expect(lastRequest()).toContain('"title":{"type":"string"}');
    expect(first.finishReason).toBe('tool_calls');
    expect(first.toolCalls).toMatchObject([
      { name: 'create_subtask', input: { title: 'Write “it” down' } },
      { name: 'read_task', input: {} },
    ]);
    const results = first.toolCalls.map(({ callId, name }) => ({
      role: 'tool' as const,
      callId,
      name,
      content: `result of ${name}`,
      isError: name === 'read_task',
    }));
    const second = await ask(server, provider, {
      tools,
      endpoint: { reasoning: 'medium' },
      messages: [
        { role: 'system', content: 'You are Ada.' },
        { role: 'user', content: 'Plan the launch.' },
        {
          role: 'assistant',
          content: first.text,
          toolCalls: first.toolCalls,
          // As it comes back from the database.
          providerData: JSON.parse(JSON.stringify(first.providerData ?? null)) ?? undefined,
        },
        ...results,
      ],
    });
    expect(second.text).toBe('Done.');
    expect(lastRequest()).toContain('result of create_subtask');
    expect(lastRequest()).toContain('result of read_task');
    expect(lastRequest()).toMatch(/Write “it” down/);
    if (['anthropic', 'google', 'openai', 'xai', 'openrouter'].includes(provider))
      expect(lastRequest()).toContain('c2lnbmVkLXRob3VnaHQ=');
  });

  test.skipIf(wholeArguments.includes(provider))(
    'keeps arguments that are no JSON as they were written',
    async () => {
      server.script({ toolCalls: [{ name: 'create_subtask', input: '{"title": "unclosed' }] });
      const { toolCalls } = await ask(server, provider, { tools });
      expect(toolCalls).toMatchObject([{ name: 'create_subtask', input: '{"title": "unclosed' }]);
    },
  );

  test('is shown a picture', async () => {
    await ask(server, provider, {
      messages: [
        {
          role: 'user',
          content: 'What is this?',
          images: [{ name: 'a.png', mediaType: 'image/png', base64: 'iVBORw0KGgo=' }],
        },
      ],
    });
    expect(lastRequest()).toContain('iVBORw0KGgo=');
  });

  test('gets the limit of its answer, no empty list of tools, and its key in no address', async () => {
    await ask(server, provider);
    const { body, headers, path, query } = server.received[0] ?? {};
    expect(JSON.stringify(body)).toMatch(/2000/);
    expect(body).not.toHaveProperty('tools');
    expect(JSON.stringify(headers)).toContain(apiKey);
    expect(`${path}${query}${JSON.stringify(body)}`).not.toContain(apiKey);
  });

  test('is not charged for what it does not tell', async () => {
    server.script({ text: 'Done.', usage: null });
    expect((await ask(server, provider)).usage).toBeNull();
  });

  test('is told apart when it stops at a limit, refuses, or says nothing', async () => {
    server.script({ text: 'Half an', stop: 'length' }, { text: [], stop: 'stop' });
    const cut = await failureOf(ask(server, provider));
    expect(cut).toMatchObject({ reason: 'output_truncated', partial: { text: 'Half an' } });
    expect(await failureOf(ask(server, provider))).toMatchObject({ reason: 'empty_output' });
    if (['ollama', 'mistral'].includes(provider)) return;
    server.script({ text: 'I will', stop: 'content_filter' });
    expect(await failureOf(ask(server, provider))).toMatchObject({ reason: 'provider_refused' });
  });

  test('that hangs is stopped, and its connection is closed', async () => {
    server.script({ text: ['Some ', 'words'], fault: { kind: 'hang', afterFrames: 5 } });
    const failure = await failureOf(ask(server, provider, { stallMs: 150 }));
    expect(failure.reason).toBe('stalled');
    await server.untilAbandoned();
  });

  test('that is cut off, ends early, or sends what cannot be read is not taken for an answer', async () => {
    const text = ['Some ', 'words ', 'more ', 'words'];
    server.script(
      { text, fault: { kind: 'cut', afterFrames: 4 } },
      { text, fault: { kind: 'end-early', afterFrames: 4 } },
      { text, fault: { kind: 'garbage', afterFrames: 2 } },
      { fault: { kind: 'html' } },
    );
    const reasons: string[] = [];
    for (let call = 0; call < 4; call += 1)
      reasons.push((await failureOf(ask(server, provider))).reason);
    expect(reasons).toEqual([
      'provider_unavailable',
      'provider_unavailable',
      'provider_bad_response',
      'provider_bad_response',
    ]);
  });

  test('says when to come back', async () => {
    const body = { error: { message: 'Rate limit reached for requests', type: 'requests' } };
    const headers = { 'retry-after': '7' };
    server.script({ fault: { kind: 'status', status: 429, body, headers } });
    const failure = await failureOf(ask(server, provider));
    expect(failure).toMatchObject({ reason: 'provider_rate_limited', retryAfterMs: 7_000 });
    expect(server.received).toHaveLength(1);
  });
});
