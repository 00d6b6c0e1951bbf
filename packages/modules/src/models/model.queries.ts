import { and, asc, eq, gt } from 'drizzle-orm';
import type { Model } from '@helix/contracts/models';
import { schema, type Db } from '@helix/db';

const { models } = schema;
const modelColumns = {
  id: models.id,
  provider: models.provider,
  model: models.model,
  displayName: models.displayName,
  baseUrl: models.baseUrl,
  apiKeyLastFour: models.apiKeyLastFour,
  isDefault: models.isDefault,
  version: models.version,
  createdAt: models.createdAt,
};

const toWire = <T extends { createdAt: Date }>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

/** False when another model has the display name, or became the default in the meantime. */
export async function insertModel(db: Db, row: typeof models.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(models)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: models.id });
  return rows.length > 0;
}

export async function listModels(
  db: Db,
  page: { organizationId: string; after: string | undefined; limit: number },
): Promise<Model[]> {
  const rows = await db
    .select(modelColumns)
    .from(models)
    .where(
      and(
        eq(models.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(models.id, page.after),
      ),
    )
    .orderBy(asc(models.id))
    .limit(page.limit);
  return rows.map(toWire);
}

export async function hasModel(db: Db, organizationId: string, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: models.id })
    .from(models)
    .where(and(eq(models.organizationId, organizationId), eq(models.id, id)));
  return rows.length > 0;
}

export async function findDefaultModelId(
  db: Db,
  organizationId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: models.id })
    .from(models)
    .where(and(eq(models.organizationId, organizationId), eq(models.isDefault, true)));
  return row?.id;
}

export async function findModelWithKey(db: Db, organizationId: string, id: string) {
  const [row] = await db
    .select({ ...modelColumns, apiKeyEncrypted: models.apiKeyEncrypted })
    .from(models)
    .where(and(eq(models.organizationId, organizationId), eq(models.id, id)));
  return row;
}
