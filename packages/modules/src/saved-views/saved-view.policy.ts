import type { Role } from '@helix/contracts';
import type { SavedView } from '@helix/contracts/saved-views';
import { boardPermissions, type BoardPermission } from '@helix/contracts/structure';

type Visitor = { readonly id: string; readonly role: Role };
type Shown = Pick<SavedView, 'scope' | 'ownerId' | 'boardId' | 'isDefault'>;

/** What somebody may do on the view's board; of a view without one, what their role gives. */
export type Permission = BoardPermission;

export function permissionWithoutBoard(role: Role): Permission {
  return role === 'owner' || role === 'admin' ? 'manage' : 'view';
}

export function canSee(view: Shown, visitor: Visitor, permission: Permission): boolean {
  if (!includes(permission, 'view')) return false;
  return view.scope === 'shared' || view.ownerId === visitor.id;
}

/** Why a view may not become or stay like this by this visitor's hand; nothing when it may. */
export function refuseChange(
  before: Shown | undefined,
  after: Shown,
  visitor: Visitor,
  permission: Permission,
): string | undefined {
  const isShared = before?.scope === 'shared' || after.scope === 'shared';
  if (isShared && !includes(permission, 'create')) {
    return after.boardId === null
      ? 'Views for the whole organization are shared and changed by admins'
      : 'Views are shared and changed by those who may create tasks on their board';
  }
  if (before?.scope === 'shared' && after.scope === 'private' && before.ownerId !== visitor.id) {
    return 'Only its owner takes a shared view back';
  }
  const opensBoard = (view: Shown | undefined) => view?.scope === 'shared' && view.isDefault;
  if (opensBoard(before) !== opensBoard(after) && !includes(permission, 'manage')) {
    return 'What a board opens with is chosen by those who manage it';
  }
  return undefined;
}

function includes(permission: Permission, need: Permission): boolean {
  return boardPermissions.indexOf(permission) >= boardPermissions.indexOf(need);
}
