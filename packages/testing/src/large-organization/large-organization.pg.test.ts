import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organizationEvents } from '@helix/contracts/live';
import { testDatabase } from '../postgres/index.ts';
import { seedLargeOrganization, smallSize } from './index.ts';

const { url } = await testDatabase();
const client = new pg.Client({ connectionString: url });
const count = async (statement: string) => {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${statement}`);
  return Number(rows[0]?.count);
};

beforeAll(async () => {
  await seedLargeOrganization(url, smallSize);
  await client.connect();
});
afterAll(() => client.end());

test('there is as much of everything as was said', async () => {
  expect(await count('tasks')).toBe(smallSize.tasks);
  expect(await count('comments')).toBe(smallSize.tasks * 3);
  expect(await count('events')).toBe(smallSize.tasks * 10);
  expect(await count('agents')).toBe(smallSize.agents);
  expect(await count(`tasks where board_id = (select id from boards where key = 'B001')`)).toBe(
    smallSize.tasks / 10,
  );
});

test('events are numbered without a gap, and each is what the contract says', async () => {
  const { rows } = await client.query<{ seq: string; type: string; data: unknown }>(
    'select seq, type, data from events order by seq',
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  const byName = new Map<string, (typeof organizationEvents)[number]>(
    organizationEvents.map((event) => [event.name, event]),
  );
  const wrong = rows.flatMap(
    ({ type, data }) => byName.get(type)?.data.safeParse(data).error ?? [],
  );
  expect(wrong.slice(0, 3)).toEqual([]);
});

test('what tasks count is what there is', async () => {
  const wrong = [
    `tasks where comment_count <> (select count(*) from comments where task_id = tasks.id)`,
    `tasks where checklist_total <> (select count(*) from checklist_items where task_id = tasks.id)`,
    `tasks where checklist_done <> (select count(*) from checklist_items where task_id = tasks.id and done_at is not null)`,
    `tasks where open_blockers <> (select count(*) from task_dependencies d
       join tasks b on b.id = d.blocked_by_id join columns c on c.id = b.column_id
       where d.task_id = tasks.id and c.category <> 'done' and b.archived_at is null and b.deleted_at is null)`,
    `tasks where subtasks_total <> (select count(*) from tasks child
       where child.parent_id = tasks.id and child.deleted_at is null)`,
    `boards where last_task_number <> (select coalesce(max(number), 0) from tasks where board_id = boards.id)`,
  ];
  const miscounted: string[] = [];
  for (const what of wrong) if ((await count(what)) > 0) miscounted.push(what);
  expect(miscounted).toEqual([]);
});

test('what is found by words is found', async () => {
  expect(await count('task_search')).toBe(smallSize.tasks);
  expect(await count('comment_search')).toBe(smallSize.tasks * 3);
});
