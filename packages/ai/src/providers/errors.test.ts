import { providerFacts } from '@helix/contracts/models';
import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKey, ask, failureOf, testedProviders } from './fixtures/ask.ts';
import { errorsOfHosts } from './fixtures/errors-of-hosts.ts';
import { errorsOfLabs } from './fixtures/errors-of-labs.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(() => server.close());

test.each([...errorsOfLabs, ...errorsOfHosts])(
  '%s %i %j is %s',
  async (provider, status, body, reason) => {
    server.script({ fault: { kind: 'status', status, body } });
    const failure = await failureOf(ask(server, provider));
    expect(failure).toMatchObject({ reason });
    expect(failure.message).not.toContain(apiKey);
  },
);

test('Gemini says in the body when to come back', async () => {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' }];
  const error = { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded', details };
  const body = { error };
  server.script({ fault: { kind: 'status', status: 429, body } });
  expect(await failureOf(ask(server, 'google'))).toMatchObject({
    reason: 'provider_rate_limited',
    retryAfterMs: 34_500,
  });
});

test('a host that does not exist, or speaks no TLS, or does not listen is unavailable, and the message says which', async () => {
  const failWith = (baseUrl: string) =>
    failureOf(ask(server, 'openai-compatible', { endpoint: { baseUrl } }));
  expect(await failWith('http://no-such-host.invalid/v1')).toMatchObject({
    ...{ reason: 'provider_unavailable', isUnbilled: true },
    message: expect.stringMatching(/name.*not/i),
  });
  expect(await failWith(`https://127.0.0.1:${server.port}/v1`)).toMatchObject({
    reason: 'provider_unavailable',
    message: expect.stringMatching(/TLS/),
  });
  const gone = await startProviderServer();
  await gone.close();
  expect(await failWith(gone.baseUrl('openai-compatible'))).toMatchObject({
    ...{ reason: 'provider_unavailable', isUnbilled: true },
    message: expect.stringMatching(/refused/i),
  });
});

test('an address in a private network is refused by its own name', async () => {
  const endpoint = { baseUrl: 'http://169.254.169.254/latest' };
  expect(await failureOf(ask(server, 'openai-compatible', { endpoint }))).toMatchObject({
    ...{ reason: 'provider_address_refused', isUnbilled: true },
    message: expect.stringContaining('HELIX_ALLOW_PRIVATE_NETWORK'),
  });
});

const frame = (body: object, event?: string) =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(body)}\n\n`;
const errorOf = (type: string, message: string) => ({ type: 'error', error: { type, message } });

test.each([
  ['anthropic', frame(errorOf('overloaded_error', 'Overloaded'), 'error'), 'provider_unavailable'],
  [
    'openai',
    frame(
      {
        type: 'error',
        sequence_number: 9,
        error: { type: 'server_error', message: 'The server had an error' },
      },
      'error',
    ),
    'provider_unavailable',
  ],
  [
    'openrouter',
    frame({
      id: 'gen-1',
      error: { code: 502, message: 'Provider disconnected unexpectedly' },
      choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
    }),
    'provider_unavailable',
  ],
  [
    'openai-compatible',
    frame({ error: { message: 'Rate limit reached for requests', type: 'requests' } }),
    'provider_rate_limited',
  ],
  ['ollama', '{"error":"llama runner process has terminated"}\n', 'provider_unavailable'],
] as const)(
  '%s breaks off in the middle with %s, and what it wrote is kept',
  async (provider, text, reason) => {
    const pieces = ['Some ', 'words ', 'more ', 'words'];
    server.script({
      text: pieces,
      fault: { kind: 'instead', afterFrames: provider === 'ollama' ? 3 : 6, text },
    });
    const failure = await failureOf(ask(server, provider));
    expect(failure).toMatchObject({ reason, partial: { text: expect.stringContaining('Some') } });
  },
);

test('an address that sends without end is left', async () => {
  const text = Array.from({ length: 90 }, () => 'x'.repeat(100_000));
  server.script({ text });
  const failure = await failureOf(ask(server, 'openai-compatible'));
  expect(failure).toMatchObject({ reason: 'provider_bad_response' });
});

const keyNames = [
  'OPENAI',
  'ANTHROPIC',
  'GOOGLE_GENERATIVE_AI',
  'XAI',
  'MISTRAL',
  'GROQ',
  'DEEPSEEK',
];
const moreKeyNames = ['ALIBABA', 'OPENROUTER', 'OLLAMA', 'GEMINI'];

test.each(testedProviders)(
  'without a key of its own, %s never uses one that lies about on the host',
  async (provider) => {
    const host = process.env;
    const keys = [...keyNames, ...moreKeyNames].flatMap((name) => [
      [`${name}_API_KEY`, 'of-the-host'],
      [`${name}_AUTH_TOKEN`, 'of-the-host'],
      [`${name}_BASE_URL`, 'http://of-the-host.invalid'],
    ]);
    process.env = { ...host, ...Object.fromEntries(keys) };
    try {
      await ask(server, provider, { endpoint: { apiKey: undefined } });
      expect(JSON.stringify(server.received.at(-1))).not.toContain('of-the-host');
      if (!providerFacts[provider].needsKey) return;
      const own = { endpoint: { apiKey: undefined, baseUrl: undefined } };
      expect(await failureOf(ask(server, provider, own))).toMatchObject({
        reason: 'provider_auth',
      });
    } finally {
      process.env = host;
    }
  },
);
