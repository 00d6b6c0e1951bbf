import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { AgentFile, AgentFileName, AgentFileVersion } from '@helix/contracts/agents';
import { schema, type Db } from '@helix/db';

const { agents, agentFileVersions: versions } = schema;

export type FileRef = {
  readonly organizationId: string;
  readonly agentId: string;
  readonly name: AgentFileName;
};
type NewVersion = typeof versions.$inferInsert;

const isOf = ({ organizationId, agentId, name }: FileRef) =>
  and(
    eq(versions.organizationId, organizationId),
    eq(versions.agentId, agentId),
    eq(versions.name, name),
  );

const versionColumns = {
  name: versions.name,
  version: versions.version,
  author: versions.author,
  runId: versions.runId,
  restoredFrom: versions.restoredFrom,
  size: sql<number>`length(${versions.text})`,
  createdAt: versions.createdAt,
};

const toWire = <T extends { createdAt: Date }>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

/** A version that is on record stays as it is. */
export async function insertFileVersions(db: Db, rows: NewVersion[]): Promise<void> {
  await db.insert(versions).values(rows).onConflictDoNothing();
}

export async function findFileVersion(
  db: Db,
  file: FileRef,
  version: number,
): Promise<AgentFile | undefined> {
  const [row] = await db
    .select({ ...versionColumns, text: versions.text })
    .from(versions)
    .where(and(isOf(file), eq(versions.version, version)));
  return row && toWire(row);
}

export async function listFileVersions(
  db: Db,
  file: FileRef,
  page: { before: number | undefined; limit: number },
): Promise<AgentFileVersion[]> {
  const { before, limit } = page;
  const rows = await db
    .select(versionColumns)
    .from(versions)
    .where(and(isOf(file), before === undefined ? undefined : lt(versions.version, before)))
    .orderBy(desc(versions.version))
    .limit(limit);
  return rows.map(toWire);
}

/** What is in force. */
export async function findFileText(
  db: Db,
  { organizationId, agentId, name }: FileRef,
): Promise<{ text: string; version: number; createdAt: Date } | undefined> {
  const [row] = await db
    .select({
      text: name === 'SOUL.md' ? agents.soul : agents.memory,
      version: name === 'SOUL.md' ? agents.soulVersion : agents.memoryVersion,
      createdAt: agents.createdAt,
    })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), eq(agents.id, agentId)));
  return row;
}

export async function setFileText(
  db: Db,
  { agentId, name }: FileRef,
  { text, version }: { text: string; version: number },
): Promise<void> {
  const change =
    name === 'SOUL.md'
      ? { soul: text, soulVersion: version }
      : { memory: text, memoryVersion: version };
  await db.update(agents).set(change).where(eq(agents.id, agentId));
}
