import { and, asc, eq, gt, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgColumn } from 'drizzle-orm/pg-core';
import type { Task } from '@helix/contracts/tasks';
import { schema, type Db } from '@helix/db';
import {
  archivedColumns,
  type ArchiveRow,
  type FileRow,
  type HistoryRow,
  type MemberRow,
} from './archive-row.queries.ts';
import type { ArchiveTable } from './archive-tables.queries.ts';

const { organizations, members, users, events, files } = schema;
const rowsAtOnce = 1_000;

/** Names for the ids in some tasks: boards, columns, labels, addresses of members, agents, keys of parents. */
export async function listTaskNames(
  db: Db,
  organizationId: string,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...new Set(
      tasks.flatMap(({ boardId, columnId, labelIds, assigneeId, agentId, parentId }) =>
        [boardId, columnId, ...labelIds, assigneeId, agentId, parentId].filter((id) => id !== null),
      ),
    ),
  ];
  const wanted = sql`any (${sql.param(ids)}::text[])`;
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from boards where organization_id = ${organizationId} and id = ${wanted}
    union all
    select id, name from columns where organization_id = ${organizationId} and id = ${wanted}
    union all
    select id, name from labels where organization_id = ${organizationId} and id = ${wanted}
    union all
    select id, name from agents where organization_id = ${organizationId} and id = ${wanted}
    union all
    select m.id, u.email from members m join users u on u.id = m.user_id
      where m.organization_id = ${organizationId} and m.id = ${wanted}
    union all
    select t.id, b.key || '-' || t.number from tasks t join boards b on b.id = t.board_id
      where t.organization_id = ${organizationId} and t.id = ${wanted}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Everything is read as it was at one moment, whatever is written meanwhile. */
export function withSnapshot<T>(db: Db, work: (snapshot: Db) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/** False while another export of it is under way: each holds a snapshot and disk. Ours until the transaction ends. */
export async function takeTurn(db: Db, organizationId: string): Promise<boolean> {
  const { rows } = await db.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`export ${organizationId}`}, 0)) as mine`,
  );
  return rows[0]?.mine === true;
}

export async function findOrganization(
  db: Db,
  organizationId: string,
): Promise<{ name: string; settings: Readonly<Record<string, unknown>> } | undefined> {
  const [row] = await db
    .select({ name: organizations.name, settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row;
}

export async function* readMembers(db: Db, organizationId: string): AsyncGenerator<MemberRow> {
  const rows = await db
    .select({
      id: members.id,
      email: users.email,
      name: users.name,
      role: members.role,
      removedAt: members.removedAt,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, organizationId))
    .orderBy(asc(members.id));
  for (const { removedAt, createdAt, ...row } of rows) {
    yield {
      ...row,
      removedAt: removedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    };
  }
}

/** All rows of a kind in the order of their key, a thousand at a time. */
export async function* readRows(
  db: Db,
  organizationId: string,
  kind: ArchiveTable,
): AsyncGenerator<ArchiveRow> {
  const columns = Object.fromEntries(archivedColumns(kind));
  const key = keyOf(kind);
  let last: ArchiveRow | undefined;
  do {
    const rows: ArchiveRow[] = await db
      .select(columns)
      .from(kind.table)
      .where(and(sql`organization_id = ${organizationId}`, last && isAfter(key, last)))
      .orderBy(...key.map(({ column }) => asc(column)))
      .limit(rowsAtOnce);
    yield* rows;
    last = rows.length === rowsAtOnce ? rows.at(-1) : undefined;
  } while (last !== undefined);
}

/** Those that live as long as something refers to them; what is forgotten by itself stays behind. */
export async function listFiles(db: Db, organizationId: string): Promise<FileRow[]> {
  return db
    .select({ id: files.id, purpose: files.purpose, size: files.size, sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.organizationId, organizationId), isNull(files.expiresAt)))
    .orderBy(asc(files.id));
}

/** What happened to tasks, oldest first. */
export async function* readHistory(db: Db, organizationId: string): AsyncGenerator<HistoryRow> {
  let after = 0;
  for (;;) {
    const rows = await db
      .select()
      .from(events)
      .where(
        and(
          eq(events.organizationId, organizationId),
          isNotNull(events.taskId),
          gt(events.seq, after),
        ),
      )
      .orderBy(asc(events.seq))
      .limit(rowsAtOnce);
    for (const { seq, at, type, actor, runId, boardId, taskId, audience, data } of rows) {
      after = seq;
      if (taskId === null) continue;
      yield { type, at: at.toISOString(), actor, runId, boardId, taskId, audience, data };
    }
    if (rows.length < rowsAtOnce) return;
  }
}

type KeyPart = { name: string; column: PgColumn };

function keyOf(kind: ArchiveTable): KeyPart[] {
  const { columns, primaryKeys } = getTableConfig(kind.table);
  const parts = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  const names = new Map(archivedColumns(kind).map(([name, column]) => [column.name, name]));
  return parts
    .map((column) => ({ name: names.get(column.name) ?? '', column }))
    .filter(({ name }) => name !== '');
}

function isAfter(key: readonly KeyPart[], row: ArchiveRow): SQL {
  const columns = sql.join(
    key.map(({ column }) => sql`${column}`),
    sql`, `,
  );
  const values = sql.join(
    key.map(({ name, column }) => sql.param(row[name], column)),
    sql`, `,
  );
  return sql`(${columns}) > (${values})`;
}
