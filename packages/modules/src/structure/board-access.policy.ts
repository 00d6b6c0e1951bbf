import type { Role } from '@helix/contracts';
import { boardPermissions, type BoardPermission } from '@helix/contracts/structure';

/** What a member may do on a board: their own grant, else what the board gives to all; a role can widen or cap it. */
export function permissionOn(
  role: Role,
  board: { grant: BoardPermission | null; defaultPermission: BoardPermission },
): BoardPermission {
  if (role === 'owner' || role === 'admin') return 'manage';
  const given = board.grant ?? board.defaultPermission;
  return role === 'viewer' && includesPermission(given, 'view') ? 'view' : given;
}

export function includesPermission(has: BoardPermission, needed: BoardPermission): boolean {
  return boardPermissions.indexOf(has) >= boardPermissions.indexOf(needed);
}
