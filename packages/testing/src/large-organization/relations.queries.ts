import type { LargeSize } from './large-organization.ts';
import { organizationId } from './preparation.queries.ts';

const checklistItems = 5;
const checklistDone = 2;
const notificationsPerMember = 400;

/** Watchers, checklists, dependencies and notifications; dependencies point to older tasks only, so there are no cycles. */
export function addRelations(size: LargeSize): readonly string[] {
  return [
    `insert into task_watchers (organization_id, task_id, member_id, reason, created_at)
       select organization_id, id, created_by->>'id', 'creator', created_at from tasks
       union all
       select organization_id, id, assignee_id, 'assignee', created_at from tasks
       where assignee_id <> created_by->>'id'`,
    `insert into checklist_items (id, organization_id, task_id, position, text, done_at, created_by, created_at, updated_at)
       select pg_temp.id('item', at, n * 10 + item), '${organizationId}', t.id, pg_temp.position_of(item), 'Step ' || item,
         case when item <= ${checklistDone} then at end, author.actor, at, at
       from plan_tasks t, generate_series(1, ${checklistItems}) item, plan_members author
       where n % 10 = 4 and author.m = 1 + n % ${size.members}`,
    `update tasks set checklist_total = ${checklistItems}, checklist_done = ${checklistDone}
       from plan_tasks p where p.id = tasks.id and p.n % 10 = 4`,
    `insert into task_dependencies (organization_id, task_id, blocked_by_id, created_by, created_at)
       select '${organizationId}', waiting.id, blocker.id, author.actor, waiting.at
       from plan_tasks waiting
         join plan_tasks blocker on blocker.n in (waiting.n - 7, waiting.n - 130),
         plan_members author
       where waiting.n % 25 = 3 and author.m = 1`,
    `update tasks set open_blockers = blocked.by from (
       select task_id, count(*) as by from task_dependencies
         join plan_tasks blocker on blocker.id = blocked_by_id
       where blocker.rank < 5 and blocker.deleted_at is null and blocker.archived_at is null
       group by task_id
     ) blocked where blocked.task_id = tasks.id`,
    `insert into notifications (id, organization_id, member_id, group_key, board_id, subject, state, sorted_at, kinds,
         reasons, unread_count, latest_seq, created_at)
       select pg_temp.id('notification', created_at, n), organization_id, assignee_id, id, board_id,
         jsonb_build_object('kind', 'task', 'id', id, 'key', key, 'title', title),
         case when place <= 20 then 'unread' else 'read' end, created_at, '{assigned}',
         jsonb_build_array(jsonb_build_object('kind', 'assigned', 'actor', created_by, 'at', pg_temp.wire(created_at),
           'seq', n, 'text', null, 'commentId', null, 'runId', null)),
         case when place <= 20 then 1 else 0 end, n, created_at
       from (
         select t.*, p.n, b.key || '-' || t.number as key,
           row_number() over (partition by t.assignee_id order by p.n desc) as place
         from tasks t join plan_tasks p using (id) join plan_boards b on b.id = t.board_id
         where t.assignee_id is not null and t.deleted_at is null
       ) assigned where place <= ${notificationsPerMember}`,
  ];
}
