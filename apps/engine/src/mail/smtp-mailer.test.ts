import { expect, test } from 'vitest';
import { PermanentFailure } from '@helix/runtime/durable';
import { startSmtpServer } from './fixtures/smtp-server.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

const mail = (id: string) => ({
  id,
  to: 'ada@example.org',
  subject: 'Grüße',
  text: 'Hello there',
  html: '<p>Hello there</p>',
});

test('a mail arrives as text and HTML, marked as automatic, under the same id at each try', async () => {
  const { url, received } = await startSmtpServer();
  const mailer = createSmtpMailer({ url, from: 'Helix <helix@example.org>' });
  await mailer.send(mail('job_1'));
  await mailer.send(mail('job_1'));
  expect(received).toHaveLength(2);
  const [first] = received;
  expect(first).toMatchObject({ from: 'helix@example.org', to: ['ada@example.org'] });
  expect(first?.raw).toContain('Message-ID: <job_1@127.0.0.1>');
  expect(first?.raw).toContain('Auto-Submitted: auto-generated');
  expect(first?.raw).toMatch(/Subject: =\?UTF-8\?/);
  expect(first?.raw).toContain('multipart/alternative');
  expect(received[1]?.raw).toContain('Message-ID: <job_1@127.0.0.1>');
});

test('name and password in the address are what the server is told', async () => {
  const seen: unknown[] = [];
  const { port } = await startSmtpServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      seen.push([username, password]);
      done(null, { user: username });
    },
  });
  const url = `smtp://helix:p%40ss@127.0.0.1:${port}`;
  await createSmtpMailer({ url, from: 'helix@example.org' }).send(mail('job_2'));
  expect(seen).toEqual([['helix', 'p@ss']]);
});

test('what is refused for good is not tried again; what is refused for now is', async () => {
  const answer = (responseCode: number) => ({
    onRcptTo: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error('no'), { responseCode })),
  });
  const send = async (url: string) =>
    createSmtpMailer({ url, from: 'helix@example.org' })
      .send(mail('job_3'))
      .catch((error: unknown) => error);
  const gone = await startSmtpServer(answer(550));
  expect(await send(gone.url)).toBeInstanceOf(PermanentFailure);
  const busy = await startSmtpServer(answer(451));
  const later = await send(busy.url);
  expect(later).toBeInstanceOf(Error);
  expect(later).not.toBeInstanceOf(PermanentFailure);
  expect(await send('smtp://127.0.0.1:1')).not.toBeInstanceOf(PermanentFailure);
});
