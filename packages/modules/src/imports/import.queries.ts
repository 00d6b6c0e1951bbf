import { and, asc, eq, getTableColumns, gte, isNull, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import type { ArchiveRow, ArchiveTable, HistoryRow } from '../exports/index.ts';

const { boards, departments, agents, tasks, members, users, organizations } = schema;
const { events, eventCounters, subscriberCursors, files, fileStorage } = schema;

/** Two at once would each find it empty. */
export async function lockOrganization(db: Db, organizationId: string): Promise<void> {
  await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update');
}

/** What is in the way of reading an archive into an organization. */
export async function findContent(db: Db, organizationId: string): Promise<string | undefined> {
  for (const [name, table] of [
    ['boards', boards],
    ['departments', departments],
    ['tasks', tasks],
    ['agents', agents],
    ['models', schema.models],
    ['labels', schema.labels],
    ['saved views', schema.savedViews],
  ] as const) {
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .where(eq(table.organizationId, organizationId))
      .limit(1);
    if (rows.length > 0) return name;
  }
  return undefined;
}

export async function listMemberIds(
  db: Db,
  organizationId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: members.id, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), isNull(members.removedAt)));
  return new Map(rows.map(({ id, email }) => [email, id]));
}

export async function findSettings(db: Db, organizationId: string): Promise<unknown> {
  const [row] = await db
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row?.settings ?? {};
}

export async function changeOrganization(
  db: Db,
  organizationId: string,
  change: { name: string; settings: Readonly<Record<string, unknown>> },
): Promise<void> {
  await db
    .update(organizations)
    .set({ ...change, version: sql`${organizations.version} + 1` })
    .where(eq(organizations.id, organizationId));
}

export async function insertRows(
  db: Db,
  { table }: ArchiveTable,
  rows: readonly ArchiveRow[],
): Promise<void> {
  if (rows.length > 0) await db.insert(table).values([...rows]);
}

/** Fills in a column that points to rows which were not there when the row was written. */
export async function fillColumn(
  db: Db,
  { table, column }: { table: ArchiveTable['table']; column: string },
  links: readonly (readonly [id: string, target: string])[],
): Promise<void> {
  const name = getTableColumns(table)[column]?.name;
  if (name === undefined || links.length === 0) return;
  const ids = sql.param(links.map(([id]) => id));
  const targets = sql.param(links.map(([, target]) => target));
  await db.execute(sql`
    update ${table} set ${sql.identifier(name)} = link.target
    from unnest(${ids}::text[], ${targets}::text[]) as link (id, target)
    where ${table}.id = link.id`);
}

/** Labels and runs that a task names must be among those that came with it. */
export async function clearStrayReferences(db: Db, organizationId: string): Promise<void> {
  await db.execute(sql`
    update ${tasks} set latest_run_id = null
    where organization_id = ${organizationId} and latest_run_id is not null and not exists (
      select 1 from ${schema.runs} run
      where run.id = ${tasks.latestRunId} and run.organization_id = ${organizationId})`);
  await db.execute(sql`
    update ${tasks} set label_ids = array(
      select label.id from ${schema.labels} label
      where label.organization_id = ${organizationId} and label.id = any (${tasks.labelIds})
      order by array_position(${tasks.labelIds}, label.id))
    where organization_id = ${organizationId} and cardinality(label_ids) > 0`);
  // What was under way there is not under way here.
  await db.execute(sql`
    update ${schema.runs} set status = 'cancelled', reason = 'cancelled_by_user',
      message = 'It was under way when the organization was exported.', ended_at = created_at
    where organization_id = ${organizationId}
      and status in ('queued', 'starting', 'running', 'waiting')`);
  await db.execute(sql`
    update ${schema.questions} set state = 'closed', ended_at = created_at,
      closed_reason = 'Its run ended when the organization was exported.'
    where organization_id = ${organizationId} and state = 'open'`);
}

export async function listTaskIds(
  db: Db,
  organizationId: string,
  page: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), sql`${tasks.id} > ${page.after}`))
    .orderBy(asc(tasks.id))
    .limit(page.limit);
  return rows.map(({ id }) => id);
}

export type PlacedFile = {
  id: string;
  purpose: string;
  size: number;
  sha256: string;
  createdAt: Date;
};

/** False when that is more than the organization may store. */
export async function insertFiles(
  db: Db,
  organizationId: string,
  rows: readonly PlacedFile[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  await db.insert(files).values(rows.map((row) => ({ ...row, organizationId })));
  const usedBytes = rows.reduce((sum, { size }) => sum + size, 0);
  const [storage] = await db
    .insert(fileStorage)
    .values({ organizationId, usedBytes })
    .onConflictDoUpdate({
      target: fileStorage.organizationId,
      set: { usedBytes: sql`${fileStorage.usedBytes} + ${usedBytes}` },
    })
    .returning({ used: fileStorage.usedBytes, quota: fileStorage.quotaBytes });
  return !storage || storage.quota === null || storage.used <= storage.quota;
}

/** Puts old facts into the log as it continues here; nobody else writes to it until commit. */
export async function appendHistory(
  db: Db,
  organizationId: string,
  rows: readonly HistoryRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const last = await growLog(db, organizationId, rows.length);
  const first = last - rows.length + 1;
  await db.insert(events).values(
    rows.map(({ at, ...row }, index) => ({
      ...row,
      at: new Date(at),
      seq: first + index,
      organizationId,
    })),
  );
}

export async function growLog(db: Db, organizationId: string, by: number): Promise<number> {
  const [row] = await db
    .insert(eventCounters)
    .values({ organizationId, lastSeq: by })
    .onConflictDoUpdate({
      target: eventCounters.organizationId,
      set: { lastSeq: sql`${eventCounters.lastSeq} + ${by}` },
    })
    .returning({ lastSeq: eventCounters.lastSeq });
  return row?.lastSeq ?? by;
}

/** Nobody is told of old facts as if they were news: who has read all before them goes on after them. */
export async function skipHistory(
  db: Db,
  organizationId: string,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await db
    .update(subscriberCursors)
    .set({ lastSeq: to })
    .where(
      and(
        eq(subscriberCursors.organizationId, organizationId),
        gte(subscriberCursors.lastSeq, from),
      ),
    );
}
