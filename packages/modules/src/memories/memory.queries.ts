import { and, count, desc, eq, lt, or, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { Memory, MemoryScope } from '@helix/contracts/memories';
import { prepared, schema, type Db } from '@helix/db';

const { memories } = schema;

const memoryColumns = {
  id: memories.id,
  scope: memories.scope,
  agentId: memories.agentId,
  text: memories.text,
  pinned: memories.pinned,
  createdBy: memories.createdBy,
  runId: memories.runId,
  version: memories.version,
  createdAt: memories.createdAt,
  updatedAt: memories.updatedAt,
};

const toMemory = (row: Omit<Memory, 'createdAt' | 'updatedAt'> & Record<Times, Date>): Memory => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
type Times = 'createdAt' | 'updatedAt';

const memoryOf = (organizationId: string, id: string) =>
  and(eq(memories.organizationId, organizationId), eq(memories.id, id));

const hasWords = (query: string | Placeholder): SQL =>
  sql`${memories.vector} @@ to_tsquery('simple', ${query})`;

/** Nothing when the same is remembered there already. */
export async function insertMemory(
  db: Db,
  row: typeof memories.$inferInsert,
): Promise<Memory | undefined> {
  const [stored] = await db
    .insert(memories)
    .values(row)
    .onConflictDoNothing()
    .returning(memoryColumns);
  return stored && toMemory(stored);
}

export async function findMemory(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Memory | undefined> {
  const [row] = await db.select(memoryColumns).from(memories).where(memoryOf(organizationId, id));
  return row && toMemory(row);
}

/** Locks the row, so that a concurrent change waits and then sees this one. */
export async function lockMemory(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Memory | undefined> {
  const [row] = await db
    .select(memoryColumns)
    .from(memories)
    .where(memoryOf(organizationId, id))
    .for('update');
  return row && toMemory(row);
}

export type MemoryPlace = {
  readonly organizationId: string;
  readonly scope: MemoryScope;
  readonly agentId: string | null;
};

const isAt = ({ organizationId, scope, agentId }: MemoryPlace) =>
  and(
    eq(memories.organizationId, organizationId),
    eq(memories.scope, scope),
    sql`${memories.agentId} is not distinct from ${agentId}`,
  );

export async function findSame(
  db: Db,
  place: MemoryPlace & { readonly digest: string },
): Promise<Memory | undefined> {
  const [row] = await db
    .select(memoryColumns)
    .from(memories)
    .where(and(isAt(place), eq(memories.digest, place.digest)));
  return row && toMemory(row);
}

export async function countMemories(db: Db, place: MemoryPlace): Promise<number> {
  const [row] = await db.select({ count: count() }).from(memories).where(isAt(place));
  return row?.count ?? 0;
}

export async function changeMemory(
  db: Db,
  target: { organizationId: string; id: string; now: Date },
  change: Partial<Pick<typeof memories.$inferInsert, 'text' | 'digest' | 'pinned'>>,
): Promise<Memory> {
  const [row] = await db
    .update(memories)
    .set({ ...change, updatedAt: target.now, version: sql`${memories.version} + 1` })
    .where(memoryOf(target.organizationId, target.id))
    .returning(memoryColumns);
  if (!row) throw new Error(`memory ${target.id} vanished while it was locked`);
  return toMemory(row);
}

export async function removeMemory(db: Db, organizationId: string, id: string): Promise<void> {
  await db.delete(memories).where(memoryOf(organizationId, id));
}

export async function listMemories(
  db: Db,
  page: {
    organizationId: string;
    scope: MemoryScope | undefined;
    agentId: string | undefined;
    query: string | undefined;
    before: string | undefined;
    limit: number;
  },
): Promise<Memory[]> {
  const rows = await db
    .select(memoryColumns)
    .from(memories)
    .where(
      and(
        eq(memories.organizationId, page.organizationId),
        page.scope && eq(memories.scope, page.scope),
        page.agentId === undefined ? undefined : eq(memories.agentId, page.agentId),
        page.query === undefined ? undefined : hasWords(page.query),
        page.before === undefined ? undefined : lt(memories.id, page.before),
      ),
    )
    .orderBy(desc(memories.id))
    .limit(page.limit);
  return rows.map(toMemory);
}

/** What an agent may know. */
const knownTo = (agent: { organizationId: string | Placeholder; agentId: string | Placeholder }) =>
  and(
    eq(memories.organizationId, agent.organizationId),
    or(
      eq(memories.scope, 'global'),
      and(eq(memories.scope, 'local'), eq(memories.agentId, agent.agentId)),
    ),
  );

const thisAgent = {
  organizationId: sql.placeholder('organizationId'),
  agentId: sql.placeholder('agentId'),
};
const pinnedMemories = prepared('pinned_memories', (db) =>
  db
    .select(memoryColumns)
    .from(memories)
    .where(and(knownTo(thisAgent), eq(memories.pinned, true)))
    .orderBy(desc(memories.id))
    .limit(sql.placeholder('limit')),
);

export async function listPinned(
  db: Db,
  agent: { organizationId: string; agentId: string },
  limit: number,
): Promise<Memory[]> {
  const rows = await pinnedMemories(db).execute({ ...agent, limit });
  return rows.map(toMemory);
}

const fittingMemories = prepared('fitting_memories', (db) => {
  const query = sql.placeholder('query');
  const rank = sql`ts_rank(${memories.vector}, to_tsquery('simple', ${query}))`;
  return db
    .select(memoryColumns)
    .from(memories)
    .where(and(knownTo(thisAgent), hasWords(query)))
    .orderBy(desc(rank), desc(memories.id))
    .limit(sql.placeholder('limit'));
});

/** Those with any of the words, the best first. */
export async function findFitting(
  db: Db,
  agent: { organizationId: string; agentId: string },
  wanted: { query: string; limit: number },
): Promise<Memory[]> {
  const rows = await fittingMemories(db).execute({ ...agent, ...wanted });
  return rows.map(toMemory);
}
