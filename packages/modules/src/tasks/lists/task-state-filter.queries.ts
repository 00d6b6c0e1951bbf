import { eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { ChoiceTerm } from '@helix/contracts/filters';
import { schema } from '@helix/db';

const { tasks, columns, runs, taskWatchers } = schema;

type State = Extract<ChoiceTerm, { field: 'is' }>['values'][number];
type Scope = { readonly organizationId: string; readonly me: string; readonly today: string };

/** What `is:` says of a task. */
export function stateCondition(state: State, scope: Scope): SQL {
  const { organizationId, me, today } = scope;
  const inColumnOf = (categories: SQL) =>
    sql`${tasks.columnId} in (select ${columns.id} from ${columns}
      where ${columns.organizationId} = ${organizationId} and ${columns.category} in (${categories}))`;
  const isClosed = inColumnOf(sql`'done', 'cancelled'`);
  switch (state) {
    case 'open':
      return sql`not ${isClosed}`;
    case 'closed':
      return isClosed;
    case 'blocked':
      return sql`(${tasks.openBlockers} > 0 and not ${isClosed})`;
    case 'overdue':
      return sql`(${tasks.dueDate} is not null and ${tasks.dueDate} < ${today}::date and not ${isClosed})`;
    case 'mine':
      return sql`(${tasks.assigneeId} is not null and ${tasks.assigneeId} = ${me})`;
    case 'watched':
      return sql`${tasks.id} in (select ${taskWatchers.taskId} from ${taskWatchers}
        where ${taskWatchers.memberId} = ${me} and ${taskWatchers.reason} <> 'muted')`;
    case 'needs-me':
      return sql`(coalesce(${tasks.assigneeId}, ${tasks.createdBy} ->> 'id') = ${me} and not ${isClosed}
        and (${inColumnOf(sql`'review', 'waiting'`)} or exists (select from ${runs}
          where ${runs.id} = ${tasks.latestRunId} and ${runs.status} in ('waiting', 'failed', 'timed_out'))))`;
    case 'waiting-for-approval':
      return sql`(${eq(tasks.requiresApproval, true)} and ${inColumnOf(sql`'review'`)})`;
    case 'archived':
      return isNotNull(tasks.archivedAt);
    case 'deleted':
      return isNotNull(tasks.deletedAt);
  }
}
