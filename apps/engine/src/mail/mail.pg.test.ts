import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openContext, type Context } from '@helix/modules';
import { ensureFirstOwner, identityHandlers } from '@helix/modules/identity';
import { createMailJobs } from '@helix/modules/mail';
import { createEngine } from '@helix/runtime/durable-engine';
import { listJobs } from '@helix/runtime/durable';
import { testDatabase } from '@helix/testing/postgres';
import { startSmtpServer } from './fixtures/smtp-server.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

const database = await testDatabase();
const log = pino({ level: 'silent' });
const ada = { email: 'ada@example.org', password: 'correct horse', name: 'Ada' };

/** Calls an operation as the api does once it has parsed the request. */
function invoke(ctx: Context, id: string, body: unknown): Promise<unknown> {
  const handler = identityHandlers.find(({ endpoint }) => endpoint.id === id);
  if (!handler) throw new Error(`no handler for ${id}`);
  const client = { ip: '127.0.0.1', userAgent: 'test' };
  return handler.invoke({ ctx, actor: undefined, client, body });
}

test('a forgotten password comes back by mail, and the link waits for the engine encrypted', async () => {
  const smtp = await startSmtpServer();
  const { ctx, close } = await openContext({
    database: { url: database.url, maxConnections: 4 },
    redisUrl: undefined,
    secretsKey: randomBytes(32),
    jwtSecret: 'j'.repeat(40),
    publicUrl: 'https://helix.example.org/',
    smtpUrl: smtp.url,
    files: { home: '/nonexistent', folder: undefined, maxAttachmentBytes: 1 },
    log,
  });
  onTestFinished(close);
  await ensureFirstOwner(ctx, { ...ada, organizationName: 'Acme' });
  expect(await invoke(ctx, 'auth.password.forgot', { email: ada.email })).toMatchObject({
    byMail: true,
  });
  await invoke(ctx, 'auth.password.forgot', { email: 'nobody@example.org' });
  const [waiting] = await ctx.transaction((tx) => listJobs(tx.sql, { limit: 5 }));
  expect(waiting?.payload).toMatchObject({ to: ada.email, sealed: true });
  expect(JSON.stringify(waiting?.payload)).not.toContain('helix.example.org');

  const engine = createEngine({
    databaseUrl: database.url,
    executorId: 'engine-mail',
    handlers: createMailJobs(ctx, createSmtpMailer({ url: smtp.url, from: 'helix@example.org' })),
    schedules: [],
    slots: 4,
    log,
    onLost: (error) => {
      throw error;
    },
  });
  await engine.start();
  onTestFinished(() => engine.drain(AbortSignal.timeout(5_000)));
  await expect.poll(() => smtp.received.length, { timeout: 10_000 }).toBe(1);
  const raw = smtp.received[0]?.raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=') ?? '';
  expect(smtp.received[0]?.to).toEqual([ada.email]);
  const token = /https:\/\/helix\.example\.org\/reset-password\?token=([\w-]+)/.exec(raw)?.[1];

  await invoke(ctx, 'auth.password.reset', { token, password: 'chosen anew' });
  const signedIn = await invoke(ctx, 'auth.login', { email: ada.email, password: 'chosen anew' });
  expect(signedIn).toMatchObject({ user: { name: 'Ada' } });
});
