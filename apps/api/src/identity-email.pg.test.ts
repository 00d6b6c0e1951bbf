import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendMail } from '@helix/contracts/mail';
import { schema } from '@helix/db';
import { listJobs } from '@helix/runtime/durable';
import { testDatabase } from '@helix/testing/postgres';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let plain: TestApi;
let mailing: TestApi;
let ada: Caller;

beforeAll(async () => {
  plain = await startApi({ databaseUrl: database.url });
  mailing = await startApi({ databaseUrl: database.url, smtpUrl: 'smtp://127.0.0.1:1' });
  ({ call: ada } = await setUp(plain.url));
});
afterAll(() => Promise.all([plain.stop(), mailing.stop()]));

const password = 'a password to begin with';
const anybody: Caller = (...call) => callerOf(plain.url)(...call);

/** A person, where mail is sent and where it is not. */
async function newPerson(name: string) {
  const email = `${name}@example.org`;
  const invited = await ada('POST', '/v1/invitations', { email });
  const invitation = new URL(String(invited.body['link'])).searchParams.get('token');
  const body = { token: invitation, name, password };
  const token = String((await anybody('POST', '/v1/invitations/accept', body)).body['accessToken']);
  return { email, here: callerOf(plain.url, token), withMail: callerOf(mailing.url, token) };
}

const signIn = async (email: string) =>
  (await anybody('POST', '/v1/auth/login', { email, password })).status;

/** The token of the newest link that was mailed to an address. */
async function linkTo(email: string): Promise<string | null> {
  const jobs = await mailing.ctx.transaction((tx) =>
    listJobs(tx.sql, { name: sendMail.name, limit: 200 }),
  );
  const mails = jobs.map(({ payload }) => sendMail.payload.parse(payload));
  const sealed = mails.find((mail) => mail.sealed && mail.to === email);
  if (!sealed) return null;
  const link = /https?:\S+/.exec(mailing.ctx.secrets.open(sealed.text))?.[0] ?? '';
  return new URL(link).searchParams.get('token');
}

test('without mail an address changes at once, with the password, and everybody is told', async () => {
  const { email, here } = await newPerson('mary');
  const change = (body: object) => here('POST', '/v1/auth/email/change', { password, ...body });
  const wanted = 'Mary.Ward@example.org';
  expect(await change({ email: wanted, password: 'wrong' })).toMatchObject({
    status: 403,
    body: { code: 'auth.wrong_password' },
  });
  expect(await change({ email: 'ada@example.org' })).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
  await anybody('POST', '/v1/auth/password/forgot', { email });
  expect((await change({ email: wanted })).body).toEqual({ changed: true });
  expect((await here('GET', '/v1/auth/me')).body).toMatchObject({ email: 'mary.ward@example.org' });
  expect([await signIn(email), await signIn('mary.ward@example.org')]).toEqual([401, 200]);
  expect((await ada('GET', '/v1/members/password-resets')).body['items']).toEqual([]);
  const told = await plain.ctx.db
    .select()
    .from(schema.events)
    .where(eq(schema.events.type, 'member.updated'));
  expect(told).toMatchObject([
    { audience: null, data: { changes: { email: { from: email, to: 'mary.ward@example.org' } } } },
  ]);
});

test('with mail it changes once the new address has confirmed it, and the old one is told', async () => {
  const { email, withMail } = await newPerson('wilma');
  const wanted = 'wilma.new@example.org';
  const asked = await withMail('POST', '/v1/auth/email/change', { email: wanted, password });
  expect(asked.body).toEqual({ changed: false });
  expect((await withMail('GET', '/v1/auth/me')).body).toMatchObject({ email });
  const token = await linkTo(wanted);
  const confirm = (given: unknown) => anybody('POST', '/v1/auth/email/confirm', { token: given });
  expect(await confirm(`${token}x`)).toMatchObject({
    status: 410,
    body: { code: 'auth.email_link_invalid' },
  });
  const tries = await Promise.all([confirm(token), confirm(token)]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  expect(await signIn(wanted)).toBe(200);
});

test('a new password makes a link worthless, and so does somebody who takes the address first', async () => {
  const { withMail } = await newPerson('xenia');
  const ask = (email: string) => withMail('POST', '/v1/auth/email/change', { email, password });
  const confirm = async (email: string) =>
    (await anybody('POST', '/v1/auth/email/confirm', { token: await linkTo(email) })).status;
  await ask('yvonne@example.org');
  await newPerson('yvonne');
  expect(await confirm('yvonne@example.org')).toBe(409);
  await ask('zora@example.org');
  const newPassword = 'a better one';
  await withMail('POST', '/v1/auth/password/change', { currentPassword: password, newPassword });
  expect(await confirm('zora@example.org')).toBe(410);
});
