import { sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { boards, dueNotices, organizations, tasks } = schema;

export type DueNotice = {
  readonly organizationId: string;
  readonly taskId: string;
  readonly kind: 'due_soon' | 'overdue';
};

/** Older ones were overdue before anybody could have been told, as after an import. */
const oldestDays = 30;

/**
 * Takes note of open tasks whose day has come, each once for each due date, and answers with those that were new.
 * Days are those of the organization's time zone; without one that the database knows, UTC.
 */
export async function takeDueNotices(db: Db, now: Date, limit: number): Promise<DueNotice[]> {
  const { rows } = await db.execute<{
    organization_id: string;
    task_id: string;
    kind: DueNotice['kind'];
  }>(sql`
    with today as (
      select organization.id as organization_id,
        (${now.toISOString()}::timestamptz at time zone coalesce(zone.name, 'UTC'))::date as day
      from ${organizations} organization
      left join pg_timezone_names zone on zone.name = organization.settings ->> 'timeZone'
    ), due as (
      select task.organization_id, task.id, task.due_date,
        case when task.due_date < today.day then 'overdue' else 'due_soon' end as kind
      from ${tasks} task
      join today on today.organization_id = task.organization_id
      join ${boards} board on board.id = task.board_id and board.archived_at is null
      where task.due_date between today.day - ${oldestDays}::int and today.day + 1
        and task.completed_at is null and task.archived_at is null and task.deleted_at is null
    )
    insert into ${dueNotices} (organization_id, task_id, kind, due_date)
    select due.organization_id, due.id, due.kind, due.due_date from due
    where not exists (
      select from ${dueNotices} notice
      where notice.task_id = due.id and notice.kind = due.kind and notice.due_date = due.due_date
    )
    order by due.organization_id, due.id
    limit ${limit}
    on conflict do nothing
    returning organization_id, task_id, kind`);
  return rows.map((row) => ({
    organizationId: row.organization_id,
    taskId: row.task_id,
    kind: row.kind,
  }));
}
