import { eventsPerTask, type LargeSize } from './large-organization.ts';
import { organizationId } from './preparation.queries.ts';
import { taskOf } from './tasks.queries.ts';

/** Ten events for each task: it is created, then three comments, four changes and two moves of it and of others. */
export function addEvents({ tasks, members }: LargeSize): readonly string[] {
  const total = tasks * eventsPerTask;
  return [
    `create temp table plan_cards as
       select p.n, p.id, p.b, t.board_id, t.column_id, jsonb_build_object(
         'id', t.id, 'key', b.key || '-' || t.number, 'boardId', t.board_id, 'columnId', t.column_id,
         'category', c.category, 'position', t.position, 'title', t.title, 'priority', t.priority,
         'labelIds', t.label_ids, 'dueDate', t.due_date, 'assigneeId', t.assignee_id, 'agentId', t.agent_id,
         'parentId', t.parent_id, 'requiresApproval', t.requires_approval, 'latestRun', null,
         'checklist', jsonb_build_object('done', t.checklist_done, 'total', t.checklist_total),
         'subtasks', jsonb_build_object('done', t.subtasks_done, 'total', t.subtasks_total),
         'openBlockers', t.open_blockers, 'commentCount', t.comment_count, 'attachmentCount', t.attachment_count,
         'reviewRequestedBy', t.review_requested_by, 'awaitsRoomIn', null,
         'createdBy', t.created_by, 'enteredColumnAt', pg_temp.wire(t.entered_column_at),
         'completedAt', pg_temp.wire(t.completed_at), 'archivedAt', null, 'deletedAt', null, 'version', t.version,
         'createdAt', pg_temp.wire(t.created_at), 'updatedAt', pg_temp.wire(t.updated_at)) as card
       from plan_tasks p join tasks t using (id) join plan_boards b using (b) join plan_columns c on c.id = t.column_id`,
    `create index on plan_cards (n)`,
    `analyze plan_cards`,
    `insert into events (organization_id, seq, type, at, actor, board_id, task_id, data)
       select '${organizationId}', seq,
         case when r = 0 then 'task.created' when r < 4 then 'comment.created' when r < 8 then 'task.updated' else 'task.moved' end,
         pg_temp.at(seq), case when r = 0 then k.card->'createdBy' else m.actor end, k.board_id, k.id,
         case
           when r = 0 then jsonb_build_object('task', k.card)
           when r < 4 then jsonb_build_object('commentCount', r, 'comment', jsonb_build_object('id', c.id, 'taskId', c.task_id,
             'parentId', null, 'kind', c.kind, 'body', c.body, 'author', c.author, 'runId', null, 'mentions', '[]'::jsonb,
             'attachments', '[]'::jsonb, 'reactions', '[]'::jsonb, 'editedAt', null, 'deletedAt', null, 'version', c.version,
             'createdAt', pg_temp.wire(c.created_at)))
           when r < 8 then jsonb_build_object('task', k.card, 'changes', jsonb_build_object('priority', jsonb_build_object('from', 'none', 'to', k.card->'priority')))
           else jsonb_build_object('task', k.card, 'fromColumnId', k.column_id)
         end
       from (select block, r, (block - 1) * ${eventsPerTask} + 1 + r as seq
             from generate_series(1, ${tasks}) block, generate_series(0, ${eventsPerTask - 1}) r) spread
         left join (select c, event, n, m from plan_comments) pc on pc.event = seq
         left join comments c on c.id = pg_temp.id('comment', pg_temp.at(seq), pc.c)
         join plan_members m on m.m = coalesce(pc.m, 1 + pg_temp.pick(seq, 26, ${members}))
         join plan_cards k on k.n = case when r = 0 then block else coalesce(pc.n, ${taskOf('block', 'seq')}) end
       order by seq`,
    `insert into event_counters (organization_id, last_seq) values ('${organizationId}', ${total})`,
  ];
}
