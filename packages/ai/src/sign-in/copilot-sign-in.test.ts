import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { beginCopilotSignIn, continueCopilotSignIn } from './copilot-sign-in.ts';

test('a person signs in at GitHub while we ask now and then', async () => {
  const answers: object[] = [
    {
      device_code: 'device-1',
      user_code: 'ABCD-1234',
      verification_uri: 'https://github.com/login/device',
      interval: 5,
      expires_in: 900,
    },
    { error: 'authorization_pending' },
    { error: 'slow_down', interval: 10 },
    { access_token: 'gho_secret' },
    { error: 'expired_token', error_description: 'The code has expired.' },
  ];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.url} ${Buffer.concat(chunks).toString()}`);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answers.shift()));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const options = { fetch, clientId: 'client-1', githubUrl: `http://127.0.0.1:${address.port}` };
  try {
    const begun = await beginCopilotSignIn(options);
    expect(begun).toMatchObject({ userCode: 'ABCD-1234', intervalMs: 5_000 });
    const states = [];
    for (let time = 0; time < 4; time += 1)
      states.push(await continueCopilotSignIn(options, begun));
    expect(states).toEqual([
      { state: 'pending', askAgainInMs: 5_000 },
      { state: 'pending', askAgainInMs: 10_000 },
      { state: 'done', apiKey: 'gho_secret' },
      { state: 'refused', message: 'The code has expired.' },
    ]);
    expect(asked[0]).toBe('/login/device/code {"client_id":"client-1","scope":"read:user"}');
    expect(asked[1]).toContain('"device_code":"device-1"');
  } finally {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
});
