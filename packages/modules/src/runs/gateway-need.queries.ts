import { and, eq } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import type { GatewayNeed } from './gateway-port.ts';

const { models, runs } = schema;

/** What a gateway must be able to do for a run as it stands now. */
export async function findGatewayNeed(db: Db, runId: string): Promise<GatewayNeed | undefined> {
  const [row] = await db
    .select({ provider: models.provider, settings: models.settings })
    .from(runs)
    .innerJoin(
      models,
      and(eq(models.organizationId, runs.organizationId), eq(models.id, runs.modelId)),
    )
    .where(eq(runs.id, runId));
  return row && { provider: row.provider, features: row.settings.canUseTools ? ['tools'] : [] };
}
