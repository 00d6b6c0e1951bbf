import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { setScheduleEnabled } from '../index.ts';
import { createHarness, until, type Harness } from './engine-fixture.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness((await testDatabase({ migrated: false })).url);
});
afterEach(async () => {
  await harness.stopEngines();
  await harness.pool.query('truncate durable.schedule, durable.request cascade');
});
afterAll(() => harness.close());

const ticksOf = async (name: string) => {
  const { rows } = await harness.pool.query<{ due_at: Date }>(
    `select due_at from durable.request where id like $1 || '@%' order by due_at`,
    [name],
  );
  return rows.map((row) => row.due_at.getTime());
};

test('two engines fire each tick once', async () => {
  const schedules = [{ name: 'each-second', cron: '* * * * * *', backfill: 'all' as const }];
  await Promise.all(['engine-0', 'engine-1'].map((id) => harness.startEngine(id, { schedules })));
  const marks = await until('two ticks', async () => {
    const { rows } = await harness.pool.query<{ at: Date }>(
      `select at from probe.mark where label = 'tick' order by id`,
    );
    return rows.length >= 2 ? rows.map((row) => row.at.getTime()) : undefined;
  });
  expect(new Set(marks).size).toBe(marks.length);
  expect(await ticksOf('each-second')).toEqual([...new Set(await ticksOf('each-second'))]);
});

test('ticks missed while nobody was there are made up for as each schedule says', async () => {
  const schedules = (['all', 'last', 'none'] as const).map((backfill) => ({
    name: `yearly-${backfill}`,
    cron: '0 0 1 1 *',
    backfill,
  }));
  const published = await harness.startEngine('engine-0', { schedules });
  await until('the schedules to be planned', async () => ((await isPlanned()) ? true : undefined));
  published.kill('SIGKILL');
  await published.exited;
  await harness.pool.query(
    `update durable.schedule set next_at = date_trunc('year', now(), 'UTC') - interval '2 years'`,
  );
  await Promise.all(['engine-0', 'engine-1'].map((id) => harness.startEngine(id, { schedules })));
  await until('the schedules to catch up', async () => ((await isPlanned()) ? true : undefined));

  const newYear = new Date(Date.UTC(new Date().getUTCFullYear(), 0, 1)).getTime();
  expect(await ticksOf('yearly-all')).toHaveLength(3);
  expect(await ticksOf('yearly-last')).toEqual([newYear]);
  expect(await ticksOf('yearly-none')).toEqual([]);
});

test('a disabled schedule does not fire, and makes up for nothing when it is enabled again', async () => {
  const schedules = ['idle', 'other'].map((name) => ({
    name,
    cron: '0 0 1 1 *',
    backfill: 'all' as const,
  }));
  await harness.startEngine('engine-0', { schedules });
  await until('the schedules to be planned', async () => ((await isPlanned()) ? true : undefined));
  await setScheduleEnabled(harness.pool, 'idle', false);
  await harness.pool.query(
    `update durable.schedule set next_at = date_trunc('year', now(), 'UTC')`,
  );
  await until('the other to fire', async () =>
    (await ticksOf('other')).length > 0 ? true : undefined,
  );
  expect(await ticksOf('idle')).toEqual([]);
  await setScheduleEnabled(harness.pool, 'idle', true);
  await until('it to be planned again', async () => ((await isPlanned()) ? true : undefined));
  expect(await ticksOf('idle')).toEqual([]);
});

async function isPlanned(): Promise<boolean> {
  const { rows } = await harness.pool.query<{ planned: boolean }>(
    'select bool_and(next_at > now()) as planned from durable.schedule where enabled',
  );
  return rows[0]?.planned === true;
}
