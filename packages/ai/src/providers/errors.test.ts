import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKey, ask, failureOf } from './fixtures/ask.ts';
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
    reason: 'provider_unavailable',
    message: expect.stringMatching(/name.*not/i),
  });
  expect(await failWith(`https://127.0.0.1:${server.port}/v1`)).toMatchObject({
    reason: 'provider_unavailable',
    message: expect.stringMatching(/TLS/),
  });
  const gone = await startProviderServer();
  await gone.close();
  expect(await failWith(gone.baseUrl('openai-compatible'))).toMatchObject({
    reason: 'provider_unavailable',
    message: expect.stringMatching(/refused/i),
  });
});

test('an address in a private network is refused by its own name', async () => {
  const endpoint = { baseUrl: 'http://169.254.169.254/latest' };
  expect(await failureOf(ask(server, 'openai-compatible', { endpoint }))).toMatchObject({
    reason: 'provider_address_refused',
    message: expect.stringContaining('HELIX_ALLOW_PRIVATE_NETWORK'),
  });
});

test('without a key of its own, a model never uses one that lies about on the host', async () => {
  const host = process.env;
  process.env = { ...host, OPENAI_API_KEY: 'of-the-host', OPENAI_BASE_URL: 'http://of-the-host' };
  try {
    const own = { endpoint: { apiKey: undefined, baseUrl: undefined } };
    expect(await failureOf(ask(server, 'openai', own))).toMatchObject({ reason: 'provider_auth' });
    await ask(server, 'openai', { endpoint: { apiKey: undefined } });
    expect(JSON.stringify(server.received.at(-1)?.headers)).not.toContain('of-the-host');
  } finally {
    process.env = host;
  }
});
