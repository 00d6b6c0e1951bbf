import { and, eq, isNull, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import { includesPermission, permissionOn } from '../structure/index.ts';
import type { Surroundings } from './task-plan.ts';

const { members, users, boards, boardGrants, agents, tasks, columns, labels } = schema;
const { checklistItems, comments } = schema;
const rowsAtOnce = 500;

/** Members who can see a board; nobody else can be assigned on it. */
export async function listBoardMembers(
  db: Db,
  organizationId: string,
  boardId: string,
): Promise<Surroundings['members']> {
  const rows = await db
    .select({
      id: members.id,
      name: users.name,
      email: users.email,
      role: members.role,
      grant: boardGrants.permission,
      defaultPermission: boards.defaultPermission,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(
      boards,
      and(eq(boards.organizationId, members.organizationId), eq(boards.id, boardId)),
    )
    .leftJoin(
      boardGrants,
      and(eq(boardGrants.boardId, boards.id), eq(boardGrants.memberId, members.id)),
    )
    .where(and(eq(members.organizationId, organizationId), isNull(members.removedAt)));
  return rows
    .filter(({ role, ...board }) => includesPermission(permissionOn(role, board), 'view'))
    .map(({ id, name, email }) => ({ id, name, email }));
}

export function listAgentNames(db: Db, organizationId: string): Promise<Surroundings['agents']> {
  return db
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), isNull(agents.archivedAt)));
}

export async function lockBoardRow(db: Db, boardId: string): Promise<void> {
  await db.select({ id: boards.id }).from(boards).where(eq(boards.id, boardId)).for('update');
}

export async function insertColumns(
  db: Db,
  rows: readonly (typeof columns.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await db.insert(columns).values([...rows]);
}

export async function nextColumnRank(db: Db, boardId: string): Promise<number> {
  const [row] = await db
    .select({ rank: sql<number>`coalesce(max(${columns.rank}), -1) + 1` })
    .from(columns)
    .where(eq(columns.boardId, boardId));
  return Number(row?.rank ?? 0);
}

export async function insertLabels(
  db: Db,
  rows: readonly (typeof labels.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await db.insert(labels).values([...rows]);
}

export const insertTasks = (db: Db, rows: readonly (typeof tasks.$inferInsert)[]) =>
  inParts(rows, async (part) => {
    await db.insert(tasks).values(part);
  });
export const insertChecklistItems = (
  db: Db,
  rows: readonly (typeof checklistItems.$inferInsert)[],
) =>
  inParts(rows, async (part) => {
    await db.insert(checklistItems).values(part);
  });
export const insertComments = (db: Db, rows: readonly (typeof comments.$inferInsert)[]) =>
  inParts(rows, async (part) => {
    await db.insert(comments).values(part);
  });

async function inParts<T>(rows: readonly T[], insert: (part: T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await insert(rows.slice(at, at + rowsAtOnce));
}
