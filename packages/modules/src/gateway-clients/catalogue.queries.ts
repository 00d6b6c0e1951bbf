import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { agents, models } = schema;

/** With the model that each would be asked with now. */
export function listVisibleAgents(db: Db, organizationId: string, limit: number) {
  return db
    .select({
      id: agents.id,
      name: agents.name,
      role: agents.role,
      emoji: agents.avatarEmoji,
      createdAt: agents.createdAt,
      model: sql<string | null>`${models.provider} || '/' || ${models.model}`,
    })
    .from(agents)
    .leftJoin(
      models,
      and(
        eq(models.organizationId, agents.organizationId),
        or(eq(models.id, agents.modelId), and(isNull(agents.modelId), models.isDefault)),
      ),
    )
    .where(and(eq(agents.organizationId, organizationId), isNull(agents.archivedAt)))
    .orderBy(asc(agents.id))
    .limit(limit);
}

export function listVisibleModels(db: Db, organizationId: string, limit: number) {
  return db
    .select({
      provider: models.provider,
      model: models.model,
      displayName: models.displayName,
      apiKeyLastFour: models.apiKeyLastFour,
      settings: models.settings,
    })
    .from(models)
    .where(and(eq(models.organizationId, organizationId), isNull(models.archivedAt)))
    .orderBy(asc(models.id))
    .limit(limit);
}
