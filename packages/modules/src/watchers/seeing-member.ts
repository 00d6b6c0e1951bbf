import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findPermission, includesPermission } from '../structure/index.ts';
import { findMember } from './watcher.queries.ts';

/** Refuses to give somebody a part in what they cannot see. */
export async function requireSeeingMember(
  db: Db,
  board: { organizationId: string; boardId: string },
  memberId: string,
): Promise<void> {
  const { organizationId, boardId } = board;
  const member = await findMember(db, organizationId, memberId);
  if (!member) throw new AppError('resource.not_found', `No member ${memberId}`);
  const visitor = { id: memberId, role: member.role, organization: { id: organizationId } };
  if (!includesPermission(await findPermission(db, visitor, boardId), 'view')) {
    throw new AppError('resource.conflict', `${member.name} cannot see the board of this task`);
  }
}
