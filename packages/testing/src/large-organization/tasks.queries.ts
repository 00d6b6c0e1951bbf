import { commentsPerTask, eventsPerTask, type LargeSize } from './large-organization.ts';
import { organizationId } from './preparation.queries.ts';

export const phraseCount = 4_000;
const phrase = (salt: number) =>
  `(select phrase from plan_phrases where p = 1 + pg_temp.pick(n, ${salt}, ${phraseCount}))`;
const memberOf = (salt: number, members: number) => `1 + pg_temp.pick(n, ${salt}, ${members})`;
/** The board of task `n`: a tenth on the first, a hundredth on the second. */
const boardOf = (boards: number) =>
  `case when n % 10 = 0 then 1 when n % 100 = 1 then 2 else 3 + pg_temp.pick(n, 1, ${boards - 2}) end`;
/** Out of twenty: most work is done, some is being done. */
const columnRank = `(array[0,0,0,0,1,1,1,2,2,3,4,5,5,5,5,5,5,5,5,5])[1 + pg_temp.pick(n, 2, 20)]`;

/**
 * Which task the `x`-th of many later things is about: mostly one of those made shortly before,
 * one time in a hundred one of the first twenty, so that these have long threads.
 */
export const taskOf = (block: string, x: string): string =>
  `case when pg_temp.pick(${x}, 20, 100) = 0 then 1 + pg_temp.pick(${x}, 21, least(${block}, 20)::int)
    else ${block} - pg_temp.pick(${x}, 22, least(${block}, 3000)::int) end`;

export function planTasks(size: LargeSize): readonly string[] {
  return [
    `create temp table plan_tasks as
       with spread as (
         select n, pg_temp.at((n - 1) * ${eventsPerTask} + 1) as at, ${boardOf(size.boards)} as b, ${columnRank} as rank
         from generate_series(1, ${size.tasks}) n
       ), placed as (
         select *, pg_temp.id('task', at, n) as id,
           row_number() over (partition by b order by n) as number,
           row_number() over (partition by b, rank order by pg_temp.pick(n, 3, 1000000), n) as place
         from spread
       )
       select n, at, b, rank, id, number, pg_temp.position_of(place) as position,
         case when number % 20 = 0 then lag(n) over (partition by b order by n) end as parent,
         case when b > 2 and rank = 5 and pg_temp.pick(n, 4, 10) < 6 then at + interval '20 days' end as archived_at,
         case when b > 2 and pg_temp.pick(n, 5, 200) = 0 then at + interval '3 days' end as deleted_at
       from placed`,
    `create index on plan_tasks (n)`,
    `create temp table plan_comments as
       select c, block, event, ${taskOf('block', 'c')} as n, 1 + pg_temp.pick(c, 23, ${size.members}) as m
       from (
         select (b - 1) * ${commentsPerTask} + r as c, b as block, (b - 1) * ${eventsPerTask} + 1 + r as event
         from generate_series(1, ${size.tasks}) b, generate_series(1, ${commentsPerTask}) r
       ) spread`,
    `analyze plan_tasks`,
    `analyze plan_comments`,
  ];
}

export function addTasks(size: LargeSize): readonly string[] {
  return [
    `insert into tasks (id, organization_id, board_id, column_id, number, position, title, description, priority,
         label_ids, due_date, assignee_id, agent_id, parent_id, requires_approval, review_requested_by, created_by,
         entered_column_at, completed_at, archived_at, deleted_at, subtasks_done, subtasks_total, comment_count,
         created_at, updated_at)
       select t.id, '${organizationId}', b.id, c.id, t.number, t.position,
         ${phrase(6)} || ' and ' || ${phrase(7)},
         case when n % 3 = 0 then '' else ${phrase(8)} || E'\\n\\n' || ${phrase(9)} || '. ' || ${phrase(10)} || '. ' || ${phrase(11)} end,
         (array['none','none','none','low','medium','medium','high','urgent'])[1 + pg_temp.pick(n, 12, 8)],
         coalesce((select array_agg(l.id order by l.id) from plan_labels l
           where l.l in (1 + n % 37, 1 + n % 53, 1 + n % 91)), '{}'),
         case when pg_temp.pick(n, 13, 10) < 3 then current_date + pg_temp.pick(n, 14, 60) - 30 end,
         m.id, a.id, p.parent_id, n % 20 = 3, case when c.category = 'review' then author.actor end, author.actor, t.at,
         case when c.category = 'done' then t.at + interval '2 days' end,
         t.archived_at, t.deleted_at, coalesce(s.done, 0), coalesce(s.total, 0), coalesce(k.comments, 0),
         t.at, t.at
       from plan_tasks t
         join plan_boards b using (b)
         join plan_columns c on c.b = t.b and c.rank = t.rank
         join plan_members author on author.m = ${memberOf(15, size.members)}
         left join plan_members m on m.m = ${memberOf(16, size.members)} and pg_temp.pick(n, 17, 10) < 6
         left join plan_agents a on a.a = 1 + pg_temp.pick(n, 18, ${size.agents}) and pg_temp.pick(n, 19, 10) < 3
         left join (select n as parent_n, id as parent_id from plan_tasks) p on p.parent_n = t.parent
         left join (
           select parent as of_parent, count(*) as total, count(*) filter (where rank = 5) as done
           from plan_tasks where deleted_at is null group by parent
         ) s on s.of_parent = t.n
         left join (select n as commented_n, count(*) as comments from plan_comments group by n) k on k.commented_n = t.n
       order by t.n`,
    `update boards set last_task_number = t.last
       from (select board_id, max(number) as last from tasks group by board_id) t where t.board_id = boards.id`,
    `insert into runs (id, organization_id, task_id, agent_id, model_id, trigger, requested_by,
         admitted_at, status, attempt, output, created_at, started_at, ended_at)
       select pg_temp.id('run', created_at, number), organization_id, tasks.id, agent_id, plan_models.id, '{"kind": "task"}', created_by,
         created_at, 'succeeded', 1, 'Done.', created_at, created_at, created_at
       from tasks, plan_models where agent_id is not null and board_id <> (select id from plan_boards where b = 2) and requires_approval`,
    `update tasks set latest_run_id = runs.id from runs where runs.task_id = tasks.id`,
  ];
}

export function addComments(): readonly string[] {
  return [
    `insert into comments (id, organization_id, task_id, body, author, created_at)
       select pg_temp.id('comment', pg_temp.at(event), c), '${organizationId}', t.id,
         first.phrase || '. ' || second.phrase || '.',
         m.actor, pg_temp.at(event)
       from plan_comments join plan_tasks t using (n) join plan_members m using (m)
         join plan_phrases first on first.p = 1 + pg_temp.pick(c, 24, ${phraseCount})
         join plan_phrases second on second.p = 1 + pg_temp.pick(c, 25, ${phraseCount})
       order by c`,
  ];
}
