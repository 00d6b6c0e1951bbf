import { and, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { BoardPermission } from '@helix/contracts/structure';
import { prepared, schema, type Db } from '@helix/db';

const { boards, boardGrants } = schema;

/** Every board, or the ones named. */
export type VisibleBoards = 'all' | readonly string[];

const grantedBoards = prepared('granted_boards', (db) =>
  db
    .select({ id: boards.id })
    .from(boards)
    .leftJoin(
      boardGrants,
      and(
        eq(boardGrants.boardId, boards.id),
        eq(boardGrants.memberId, sql.placeholder('memberId')),
      ),
    )
    .where(
      and(
        eq(boards.organizationId, sql.placeholder('organizationId')),
        ne(sql`coalesce(${boardGrants.permission}, ${boards.defaultPermission})`, 'no_access'),
      ),
    ),
);

/** The boards on which a member has at least `view`, when their role does not open all of them. */
export async function listGrantedBoardIds(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<string[]> {
  const rows = await grantedBoards(db).execute({ organizationId, memberId });
  return rows.map(({ id }) => id);
}

/** Limits a query to what is on boards that somebody may see; put it beside the organization's condition. */
export function onVisibleBoard(visible: VisibleBoards, boardId: PgColumn): SQL | undefined {
  return visible === 'all' ? undefined : inArray(boardId, [...visible]);
}

export type BoardGrant = {
  readonly grant: BoardPermission | null;
  readonly defaultPermission: BoardPermission;
  readonly archivedAt: Date | null;
};

const boardGrant = prepared('board_grant', (db) =>
  db
    .select({
      grant: boardGrants.permission,
      defaultPermission: boards.defaultPermission,
      archivedAt: boards.archivedAt,
    })
    .from(boards)
    .leftJoin(
      boardGrants,
      and(
        eq(boardGrants.boardId, boards.id),
        eq(boardGrants.memberId, sql.placeholder('memberId')),
      ),
    )
    .where(
      and(
        eq(boards.organizationId, sql.placeholder('organizationId')),
        eq(boards.id, sql.placeholder('boardId')),
      ),
    ),
);

/** What is needed to say what a member may do on a board. */
export async function findBoardGrant(
  db: Db,
  organizationId: string,
  board: { boardId: string; memberId: string },
): Promise<BoardGrant | undefined> {
  const [row] = await boardGrant(db).execute({ organizationId, ...board });
  return row;
}
