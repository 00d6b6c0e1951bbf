import type { Board, BoardPermission } from '@helix/contracts/structure';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor } from '../context.ts';
import { includesPermission, permissionOn } from './board-access.policy.ts';
import { findBoardGrant, listGrantedBoardIds, type VisibleBoards } from './board-access.queries.ts';
import { findBoard } from './board.queries.ts';

/** What decides what somebody sees. An actor is one; so is a member whom a notification is for. */
export type BoardVisitor = Pick<Actor, 'id' | 'role'> & {
  readonly organization: { readonly id: string };
};

export function seesEveryBoard(visitor: Pick<BoardVisitor, 'role'>): boolean {
  return visitor.role === 'owner' || visitor.role === 'admin';
}

export async function visibleBoards(db: Db, visitor: BoardVisitor): Promise<VisibleBoards> {
  if (seesEveryBoard(visitor)) return 'all';
  return listGrantedBoardIds(db, visitor.organization.id, visitor.id);
}

/** `no_access` also for a board that does not exist. */
export async function findPermission(
  db: Db,
  visitor: BoardVisitor,
  boardId: string,
): Promise<BoardPermission> {
  const grant = await findGrantOf(db, visitor, boardId);
  return grant ? permissionOn(visitor.role, grant) : 'no_access';
}

/** What one may not see does not exist; what one may see but not do is forbidden; nothing is made on an archived board. */
export async function requirePermission(
  db: Db,
  visitor: BoardVisitor,
  wanted: { boardId: string; need: BoardPermission; notFound?: () => AppError },
): Promise<BoardPermission> {
  const grant = await findGrantOf(db, visitor, wanted.boardId);
  const permission = grant ? permissionOn(visitor.role, grant) : 'no_access';
  if (!includesPermission(permission, 'view')) {
    throw wanted.notFound?.() ?? new AppError('resource.not_found', `No board ${wanted.boardId}`);
  }
  if (!includesPermission(permission, wanted.need)) {
    throw new AppError(
      'auth.forbidden',
      `This needs the permission ${wanted.need} on the board; you have ${permission}`,
    );
  }
  if (wanted.need === 'create' && grant?.archivedAt) {
    throw new AppError('board.archived', 'The board is archived; restore it first');
  }
  return permission;
}

function findGrantOf(db: Db, visitor: BoardVisitor, boardId: string) {
  return findBoardGrant(db, visitor.organization.id, { boardId, memberId: visitor.id });
}

export async function requireBoard(
  db: Db,
  visitor: BoardVisitor,
  boardId: string,
  need: BoardPermission,
): Promise<Board> {
  await requirePermission(db, visitor, { boardId, need });
  const board = await findBoard(db, visitor.organization.id, boardId);
  if (!board) throw new AppError('resource.not_found', `No board ${boardId}`);
  return board;
}
