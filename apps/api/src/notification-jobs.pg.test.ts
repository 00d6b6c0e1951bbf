import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendMail } from '@helix/contracts/mail';
import { announceDueTasks, sendNotificationMails } from '@helix/contracts/notifications';
import type { Context } from '@helix/modules';
import { createNotificationJobs, createNotificationSubscriber } from '@helix/modules/notifications';
import { listJobs } from '@helix/runtime/durable';
import { testDatabase } from '@helix/testing/postgres';
import { followEvents } from './fixtures/follow-events.ts';
import { runSubscribers, type RunningSubscribers } from './fixtures/run-subscribers.ts';
import { seedMember } from './fixtures/seed-member.ts';
import { startJobs, type RunningJobs } from './fixtures/start-jobs.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

type Body = Record<string, unknown>;
type Person = { id: string; token: string; call: Caller };
type Mail = { to: string; subject: string; text: string };

const database = await testDatabase();
const noon = Date.parse('2030-05-15T12:00:00Z');
const minute = 60_000;
let api: TestApi;
/** As an engine has it where mail is configured, with a clock of the test's own. */
let ctx: Context;
let clock = noon;
let owner: Caller;
let organizationId: string;
let subscribers: RunningSubscribers;
let jobs: RunningJobs;
let boardId: string;
let columns: { id: string; category: string }[];

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call: owner, organizationId } = await setUp(api.url));
  const config = {
    ...api.ctx.config,
    mailConfigured: true,
    publicUrl: 'https://helix.example.org',
  };
  ctx = { ...api.ctx, now: () => new Date(clock), config };
  subscribers = await runSubscribers(ctx, [createNotificationSubscriber(ctx)]);
  jobs = await startJobs(ctx, {
    databaseUrl: database.url,
    handlers: createNotificationJobs(ctx),
  });
  ({ boardId, columns } = await makeBoard(owner));
});
beforeEach(() => {
  clock = noon;
});
afterAll(async () => {
  await jobs.stop();
  await subscribers.stop();
  await api.stop();
});

async function person(name: string, preferences: Body = {}): Promise<Person> {
  const { memberId, token } = await seedMember(api.ctx, { organizationId, role: 'member', name });
  const call = callerOf(api.url, token);
  const channels = { invited: { inApp: false, email: false } };
  await call('PUT', '/v1/notifications/preferences', { channels, ...preferences });
  await owner('PUT', `/v1/boards/${boardId}/permissions/${memberId}`, { permission: 'create' });
  return { id: memberId, token, call };
}
async function createTask(body: Body): Promise<string> {
  const { body: task } = await owner('POST', '/v1/tasks', { boardId, title: 'Task', ...body });
  return String(task['id']);
}
async function kindsAbout({ call }: Person, taskId: string): Promise<string[] | undefined> {
  await subscribers.caughtUp();
  const { body } = await call('GET', '/v1/notifications?state=all');
  const items = body['items'] as { subject: { id: string }; reasons: { kind: string }[] }[];
  const found = items.find(({ subject }) => subject.id === taskId);
  return found?.reasons.map(({ kind }) => kind);
}
async function addressOf({ call }: Person): Promise<string> {
  return String((await call('GET', '/v1/auth/me')).body['email']);
}
/** Lets time pass, has what is due mailed, and answers with all that was ever mailed to somebody. */
async function mailsTo(who: Person, minutes = 0): Promise<Mail[]> {
  await subscribers.caughtUp();
  clock += minutes * minute;
  await jobs.run(sendNotificationMails, {});
  const queued = await ctx.transaction((tx) =>
    listJobs(tx.sql, { name: sendMail.name, limit: 200 }),
  );
  const address = await addressOf(who);
  const mails = queued.map(({ payload }) => payload as Mail);
  return mails.filter(({ to }) => to === address).toReversed();
}

test('a due date is announced once before and once after, to whoever has to do it', async () => {
  const ann = await person('Due Ann');
  const due = async (dueDate: string) => createTask({ dueDate, assigneeId: ann.id });
  const [tomorrow, today, yesterday, later, ancient] = [
    await due('2030-05-16'),
    await due('2030-05-15'),
    await due('2030-05-14'),
    await due('2030-05-20'),
    await due('2029-01-01'),
  ];
  const done = await due('2030-05-14');
  const column = columns.find(({ category }) => category === 'done')?.id;
  await owner('POST', `/v1/tasks/${done}/move`, { columnId: column });
  await jobs.run(announceDueTasks, {});
  await jobs.run(announceDueTasks, {});
  expect(await kindsAbout(ann, tomorrow)).toEqual(['due_soon', 'assigned']);
  expect(await kindsAbout(ann, today)).toEqual(['due_soon', 'assigned']);
  expect(await kindsAbout(ann, yesterday)).toEqual(['overdue', 'assigned']);
  for (const silent of [later, ancient, done]) {
    expect(await kindsAbout(ann, silent)).not.toContain('overdue');
  }

  clock += 5 * 24 * 60 * minute;
  await jobs.run(announceDueTasks, {});
  expect(await kindsAbout(ann, tomorrow)).toEqual(['overdue', 'due_soon', 'assigned']);
  expect(await kindsAbout(ann, later)).toEqual(['due_soon', 'assigned']);
  expect(await kindsAbout(ann, yesterday)).toEqual(['overdue', 'assigned']);

  await owner('PATCH', `/v1/tasks/${yesterday}`, { dueDate: '2030-05-21' });
  await jobs.run(announceDueTasks, {});
  expect(await kindsAbout(ann, yesterday)).toEqual(['due_soon', 'overdue', 'assigned']);
});

test('days begin where the organization is', async () => {
  const ann = await person('Zone Ann');
  const setZone = (timeZone: string) =>
    owner('PATCH', '/v1/organization', { settings: { timeZone } });
  const taskId = await createTask({ dueDate: '2030-06-03', assigneeId: ann.id });
  clock = Date.parse('2030-06-01T23:00:00Z');
  await jobs.run(announceDueTasks, {});
  expect(await kindsAbout(ann, taskId)).toEqual(['assigned']);
  expect((await setZone('Pacific/Auckland')).status).toBe(200);
  await jobs.run(announceDueTasks, {});
  expect(await kindsAbout(ann, taskId)).toEqual(['due_soon', 'assigned']);
  await setZone('UTC');
});

test('news of a task is mailed together after a while, once, with a link to it', async () => {
  const ann = await person('Mail Ann');
  const taskId = await createTask({ title: 'Write', assigneeId: ann.id });
  await subscribers.caughtUp();
  clock += minute;
  await owner('POST', `/v1/tasks/${taskId}/comments`, { body: '@"Mail Ann" look at <b>this</b>' });
  expect(await mailsTo(ann)).toEqual([]);
  const [mail, ...more] = await mailsTo(ann, 5);
  expect(more).toEqual([]);
  expect(mail?.subject).toMatch(/^\S+-\d+ Write: Ada mentioned you$/);
  expect(mail?.text).toContain('Ada assigned this to you');
  expect(mail?.text).toContain(`https://helix.example.org/boards/${boardId}/tasks/${taskId}`);
  expect(await mailsTo(ann, 60)).toHaveLength(1);
});

test('what was read in the meantime is not mailed, nor what one has turned off or lost', async () => {
  const [reader, refuser, loser] = [
    await person('Reader'),
    await person('Refuser', {
      channels: {
        invited: { inApp: false, email: false },
        assigned: { inApp: true, email: false },
      },
    }),
    await person('Loser'),
  ];
  for (const who of [reader, refuser, loser]) await createTask({ assigneeId: who.id });
  await subscribers.caughtUp();
  await reader.call('POST', '/v1/notifications/read-all', {});
  await owner('PUT', `/v1/boards/${boardId}/permissions/${loser.id}`, { permission: 'no_access' });
  for (const who of [reader, refuser, loser]) expect(await mailsTo(who, 5)).toEqual([]);
});

test('in quiet hours mail waits, and is not lost', async () => {
  const ann = await person('Quiet Ann', {
    channels: {},
    quietHours: { from: '11:00', to: '14:00' },
    timeZone: 'UTC',
  });
  await mailsTo(ann, 180);
  const before = (await mailsTo(ann)).length;
  clock = noon;
  await createTask({ title: 'Calm', assigneeId: ann.id });
  expect(await mailsTo(ann, 60)).toHaveLength(before);
  const after = await mailsTo(ann, 61);
  expect(after).toHaveLength(before + 1);
  expect(after.at(-1)?.subject).toContain('Calm: Ada assigned this to you');
});

test('a digest is one mail a day about everything', async () => {
  const ann = await person('Digest Ann', { digestAt: '18:00', timeZone: 'UTC' });
  await mailsTo(ann, 24 * 60);
  const before = (await mailsTo(ann)).length;
  clock = noon;
  for (const title of ['One', 'Two']) await createTask({ title, assigneeId: ann.id });
  expect(await mailsTo(ann, 300)).toHaveLength(before);
  const [mail, ...more] = (await mailsTo(ann, 61)).slice(before);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe('2 things in Acme have news for you');
});

test('a notification is live for its member, and for nobody else', async () => {
  const [ann, bo] = [await person('Live Ann'), await person('Live Bo')];
  await subscribers.caughtUp();
  const follow = ({ token }: Person) => followEvents(api.url, { token: () => token, after: 1 });
  const [mine, others] = [follow(ann), follow(bo)];
  const taskId = await createTask({ assigneeId: ann.id });
  await subscribers.caughtUp();
  const { body } = await ann.call('GET', '/v1/notifications');
  const [notification] = body['items'] as { id: string; subject: { id: string } }[];
  expect(notification?.subject.id).toBe(taskId);
  await createTask({ title: 'Something that both see' });
  const { body: all } = await owner('GET', '/v1/activity?limit=1');
  const [last] = all['items'] as { seq: number }[];
  const lastSeq = last?.seq ?? 0;
  const told = lastSeq - 1;
  await expect.poll(() => mine.seqs, { timeout: 50_000 }).toContain(lastSeq);
  await expect.poll(() => others.seqs, { timeout: 50_000 }).toContain(lastSeq);
  expect(mine.seqs).toContain(told);
  expect(others.seqs).not.toContain(told);
  await Promise.all([mine.stop(), others.stop()]);
});
