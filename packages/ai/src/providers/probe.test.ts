import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeModel } from '../model-call/index.ts';
import { endpointFor } from './fixtures/ask.ts';

let server: ProviderServer;
beforeEach(async () => {
  server = await startProviderServer();
});
afterEach(() => server.close());

const limits = { signal: new AbortController().signal, stallMs: 10_000 };
const probe = (abilities: { canUseTools?: boolean; canSee?: boolean } = {}) =>
  probeModel(
    { endpoint: endpointFor(server, 'anthropic'), canUseTools: false, canSee: false, ...abilities },
    limits,
  );

test('a model that does what it is set up to do works', async () => {
  server.script(
    { text: 'OK' },
    { toolCalls: [{ name: 'name_colour', input: '{"colour":"blue"}' }] },
  );
  expect(await probe({ canUseTools: true })).toMatchObject({
    outcome: 'works',
    message: 'It answers. It uses tools.',
    nextAction: null,
    checks: [{ usage: { inputTokens: 12 } }, { ability: 'tools', passed: true }],
  });
  server.script({ text: 'OK' }, { text: 'Red.' });
  expect(await probe({ canSee: true })).toMatchObject({ outcome: 'works' });
});

test('a wrong key is explained, and the model is asked no more', async () => {
  const body = {
    type: 'error',
    error: { type: 'authentication_error', message: 'invalid x-api-key' },
  };
  server.script({ fault: { kind: 'status', status: 401, body } });
  expect(await probe({ canUseTools: true, canSee: true })).toMatchObject({
    outcome: 'fails',
    message: expect.stringContaining('did not accept the key'),
    nextAction: expect.stringContaining('API key'),
    checks: [{ reason: 'provider_auth' }],
  });
  expect(server.received).toHaveLength(1);
});

test('a model without tools, or without eyes, is limited to the rest', async () => {
  server.script({ text: 'OK' }, { text: 'Blue it is.' });
  expect(await probe({ canUseTools: true })).toMatchObject({
    outcome: 'limited',
    message: expect.stringContaining('without using the tool'),
    nextAction: expect.stringContaining('Turn off tools'),
  });
  const body = {
    type: 'error',
    error: { type: 'invalid_request_error', message: 'no images please' },
  };
  server.script({ text: 'OK' }, { fault: { kind: 'status', status: 400, body } });
  expect(await probe({ canSee: true })).toMatchObject({
    outcome: 'limited',
    message: expect.stringContaining('no images please'),
    checks: [{ passed: true }, { passed: false, reason: 'provider_request_refused' }],
  });
});

test('the picture that is shown is one', async () => {
  server.script({ text: 'OK' }, { text: 'Red' });
  await probe({ canSee: true });
  const sent = JSON.stringify(server.received.at(-1)?.body);
  const [, base64 = ''] = /"data":"([^"]+)"/.exec(sent) ?? [];
  expect(Buffer.from(base64, 'base64').subarray(1, 4).toString()).toBe('PNG');
});
