import { largePasswordHash, type LargeSize } from './large-organization.ts';
import { organizationId } from './preparation.queries.ts';

const admins = 4;
const viewers = 5;

/** The organization, its members and its agents. $1 and $2 are first and last names. */
export function addPeople({ members, agents }: LargeSize): readonly string[] {
  return [
    `insert into organizations (id, name, slug, created_at)
       select '${organizationId}', 'Large', 'large', at from began`,
    `create temp table plan_members as
       select m, pg_temp.id('member', at, m) as id, pg_temp.id('user', at, m) as user_id,
         'person' || m || '@example.org' as email,
         first[1 + m % cardinality(first)] || ' ' || last[1 + m / cardinality(first) % cardinality(last)] as name,
         case when m = 1 then 'owner' when m <= ${1 + admins} then 'admin'
           when m > ${members - viewers} then 'viewer' else 'member' end as role
       from began, generate_series(1, ${members}) m, plan_names`,
    `insert into users (id, email, name, password_hash, is_instance_owner, created_at)
       select user_id, email, name, '${largePasswordHash}', m = 1, at from plan_members, began`,
    `insert into members (id, organization_id, user_id, role, created_at)
       select id, '${organizationId}', user_id, role, at from plan_members, began`,
    `alter table plan_members add actor jsonb`,
    `update plan_members set actor = jsonb_build_object('kind', 'member', 'id', id, 'name', name)`,
    `create temp table plan_models as select pg_temp.id('model', at, 1) as id from began`,
    `insert into models (id, organization_id, provider, model, display_name, is_default, settings, created_at)
       select id, '${organizationId}', 'simulated', 'simulated/fast', 'Fast', true, '{}', at from plan_models, began`,
    `create temp table plan_agents as
       select a, pg_temp.id('agent', at, a) as id from began, generate_series(1, ${agents}) a`,
    `insert into agents (id, organization_id, name, slug, role, model_id, soul, memory, created_at)
       select a.id, '${organizationId}', 'Agent ' || a, 'agent-' || a, 'Works on part ' || a, m.id, 'You are agent ' || a, '', at
       from plan_agents a, plan_models m, began`,
  ];
}
