import { and, asc, eq, gt, inArray, isNull, sql, type Placeholder } from 'drizzle-orm';
import type { LastTest, Model } from '@helix/contracts/models';
import { prepared, schema, type Db } from '@helix/db';

const { models, agents } = schema;
const modelColumns = {
  id: models.id,
  provider: models.provider,
  model: models.model,
  displayName: models.displayName,
  baseUrl: models.baseUrl,
  apiKeyLastFour: models.apiKeyLastFour,
  isDefault: models.isDefault,
  settings: models.settings,
  fallbackModelIds: models.fallbackModelIds,
  maxConcurrentRuns: models.maxConcurrentRuns,
  price: models.price,
  lastTest: models.lastTest,
  archivedAt: models.archivedAt,
  version: models.version,
  createdAt: models.createdAt,
};
type Row = Omit<Model, 'createdAt' | 'archivedAt'> & { createdAt: Date; archivedAt: Date | null };
const toModel = <R extends Row>({ createdAt, archivedAt, ...row }: R) => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
const isOf = (organizationId: string | Placeholder, id: string | Placeholder) =>
  and(eq(models.organizationId, organizationId), eq(models.id, id));

/** Undefined when another model has the display name, or became the default in the meantime. */
export async function insertModel(
  db: Db,
  row: typeof models.$inferInsert,
): Promise<Model | undefined> {
  const [inserted] = await db
    .insert(models)
    .values(row)
    .onConflictDoNothing()
    .returning(modelColumns);
  return inserted && toModel(inserted);
}

export async function listModels(
  db: Db,
  page: { organizationId: string; archived: boolean; after: string | undefined; limit: number },
): Promise<Model[]> {
  const rows = await db
    .select(modelColumns)
    .from(models)
    .where(
      and(
        eq(models.organizationId, page.organizationId),
        page.archived ? undefined : isNull(models.archivedAt),
        page.after === undefined ? undefined : gt(models.id, page.after),
      ),
    )
    .orderBy(asc(models.id))
    .limit(page.limit);
  return rows.map(toModel);
}

const foundModel = prepared('found_model', (db) =>
  db
    .select(modelColumns)
    .from(models)
    .where(isOf(sql.placeholder('organizationId'), sql.placeholder('id'))),
);

export async function findModel(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Model | undefined> {
  const [row] = await foundModel(db).execute({ organizationId, id });
  return row && toModel(row);
}

export async function lockModel(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Model | undefined> {
  const [row] = await db
    .select(modelColumns)
    .from(models)
    .where(isOf(organizationId, id))
    .for('update');
  return row && toModel(row);
}

/** Whether there is such a model that has not been put away. */
export async function hasModel(db: Db, organizationId: string, id: string): Promise<boolean> {
  return (await listKnownModelIds(db, organizationId, [id])).length > 0;
}

export async function listKnownModelIds(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: models.id })
    .from(models)
    .where(
      and(
        eq(models.organizationId, organizationId),
        inArray(models.id, [...ids]),
        isNull(models.archivedAt),
      ),
    );
  return rows.map(({ id }) => id);
}

export async function hasDisplayName(
  db: Db,
  organizationId: string,
  displayName: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: models.id })
    .from(models)
    .where(and(eq(models.organizationId, organizationId), eq(models.displayName, displayName)));
  return rows.length > 0;
}

const defaultModelId = prepared('default_model_id', (db) =>
  db
    .select({ id: models.id })
    .from(models)
    .where(
      and(eq(models.organizationId, sql.placeholder('organizationId')), eq(models.isDefault, true)),
    ),
);

export async function findDefaultModelId(
  db: Db,
  organizationId: string,
): Promise<string | undefined> {
  const [row] = await defaultModelId(db).execute({ organizationId });
  return row?.id;
}

const modelWithKey = prepared('model_with_key', (db) =>
  db
    .select({ ...modelColumns, apiKeyEncrypted: models.apiKeyEncrypted })
    .from(models)
    .where(isOf(sql.placeholder('organizationId'), sql.placeholder('id'))),
);

export async function findModelWithKey(db: Db, organizationId: string, id: string) {
  const [row] = await modelWithKey(db).execute({ organizationId, id });
  return row;
}

export async function changeModel(
  db: Db,
  target: { organizationId: string; id: string },
  change: Partial<typeof models.$inferInsert>,
): Promise<Model> {
  const [row] = await db
    .update(models)
    .set({ ...change, version: sql`${models.version} + 1` })
    .where(isOf(target.organizationId, target.id))
    .returning(modelColumns);
  if (!row) throw new Error(`model ${target.id} vanished while it was locked`);
  return toModel(row);
}

/** What a test says is no change of the model: whoever edits it meanwhile is not in the way. */
export async function setLastTest(
  db: Db,
  target: { organizationId: string; id: string },
  lastTest: LastTest,
): Promise<Model> {
  const [row] = await db
    .update(models)
    .set({ lastTest })
    .where(isOf(target.organizationId, target.id))
    .returning(modelColumns);
  if (!row) throw new Error(`model ${target.id} vanished while it was tested`);
  return toModel(row);
}

/** Takes the mark off whichever model has it, so that another can get it. */
export async function clearDefault(db: Db, organizationId: string): Promise<void> {
  await db
    .update(models)
    .set({ isDefault: false, version: sql`${models.version} + 1` })
    .where(and(eq(models.organizationId, organizationId), eq(models.isDefault, true)));
}

/** What would lose its model: agents that chose it, and models that fall back on it. */
export async function countUsers(
  db: Db,
  organizationId: string,
  id: string,
): Promise<{ agents: number; models: number }> {
  const [agentCount, modelCount] = await Promise.all([
    db.$count(agents, and(eq(agents.organizationId, organizationId), eq(agents.modelId, id))),
    db.$count(
      models,
      and(
        eq(models.organizationId, organizationId),
        sql`${models.fallbackModelIds} @> array[${id}]::text[]`,
      ),
    ),
  ]);
  return { agents: agentCount, models: modelCount };
}
