import { and, eq, inArray, sql } from 'drizzle-orm';
import type { TypicalCost } from '@helix/contracts/comments';
import { schema, type Db } from '@helix/db';

const { agents, models, runs } = schema;
const latest = 20;
const microUsdPerUsd = 1_000_000;

/** The middle of what the latest runs of each agent cost that were made with the model it has now. */
export async function findTypicalCosts(
  db: Db,
  organizationId: string,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, TypicalCost>> {
  if (agentIds.length === 0) return new Map();
  const priced = sql`(select run.cost_micro_usd as cost from ${runs} run where run.agent_id = ${agents}.id and run.model_id = ${models}.id and run.ended_at is not null and (run.cost_micro_usd > 0 or (run.cost_micro_usd = 0 and run.status = 'succeeded')) order by run.id desc limit ${latest}) as priced`;
  const rows = await db
    .select({
      agentId: agents.id,
      provider: models.provider,
      median: sql<
        number | null
      >`(select (percentile_cont(0.5) within group (order by cost))::float8 from ${priced})`,
      runs: sql<number>`(select count(*)::int from ${priced})`,
    })
    .from(agents)
    .innerJoin(
      models,
      and(
        eq(models.organizationId, agents.organizationId),
        sql`case when ${agents.modelId} is null then ${models.isDefault} else ${models.id} = ${agents.modelId} end`,
      ),
    )
    .where(and(eq(agents.organizationId, organizationId), inArray(agents.id, [...agentIds])));
  return new Map(
    rows.map(({ agentId, provider, median, runs: count }) => [
      agentId,
      {
        medianUsd: median === null ? null : median / microUsdPerUsd,
        runs: count,
        isSimulated: provider === 'simulated',
      },
    ]),
  );
}
