import { labelColors } from '@helix/contracts/structure';
import type { LargeSize } from './large-organization.ts';
import { organizationId } from './preparation.queries.ts';

const departments = 6;
const labels = 40;
const colors = `array['${labelColors.join("', '")}']`;
const columns = `(values (0, 'Backlog', 'backlog'), (1, 'To do', 'todo'), (2, 'In progress', 'in_progress'),
  (3, 'Waiting', 'waiting'), (4, 'Review', 'review'), (5, 'Done', 'done')) c (rank, name, category)`;

/** Two boards in three are open to everybody; on the others a third of the members have a grant. */
export function addStructure({ boards }: LargeSize): readonly string[] {
  return [
    `insert into departments (id, organization_id, name, created_at)
       select pg_temp.id('dept', at, d), '${organizationId}', 'Department ' || d, at
       from began, generate_series(1, ${departments}) d`,
    `create temp table plan_boards as
       select b, pg_temp.id('board', at, b) as id, 'B' || lpad(b::text, 3, '0') as key,
         case when b > 2 and b % 3 = 0 then 'no_access' else 'create' end as permission
       from began, generate_series(1, ${boards}) b`,
    `insert into boards (id, organization_id, department_id, name, key, default_permission, created_at)
       select id, '${organizationId}', pg_temp.id('dept', at, 1 + b % ${departments}), 'Board ' || b, key, permission, at
       from plan_boards, began`,
    `create temp table plan_columns as
       select b, c.rank, c.category, pg_temp.id('column', at, b * 10 + c.rank) as id, c.name
       from plan_boards, began, ${columns}`,
    `insert into columns (id, organization_id, board_id, name, category, rank)
       select c.id, '${organizationId}', b.id, c.name, c.category, c.rank
       from plan_columns c join plan_boards b using (b)`,
    `insert into board_grants (organization_id, board_id, member_id, permission)
       select '${organizationId}', b.id, m.id, (array['view', 'create', 'manage'])[1 + (m.m / 3) % 3]
       from plan_boards b, plan_members m where b.permission = 'no_access' and (m.m + b.b) % 3 = 0`,
    `create temp table plan_labels as
       select l, pg_temp.id('label', at, l) as id from began, generate_series(1, ${labels}) l`,
    `insert into labels (id, organization_id, name, color, created_at)
       select id, '${organizationId}', 'label ' || l, (${colors})[1 + l % ${labelColors.length}], at from plan_labels, began`,
  ];
}
