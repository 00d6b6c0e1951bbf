import { roles, type Role, type Scope } from '@helix/contracts';

type Addressed = {
  readonly type: string;
  readonly boardId: string | null;
  readonly audience: string | null;
};
/** What somebody who follows the stream may see at this moment. */
export type Watcher = {
  readonly memberId: string;
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
  readonly boards: 'all' | ReadonlySet<string>;
};

/** Facts of these kinds need more than the scope of the stream itself. */
const scopesByPrefix: Readonly<Record<string, Scope>> = {
  run: 'runs:read',
  chat: 'runs:read',
  agent: 'agents:read',
  model: 'agents:read',
  member: 'organization:read',
  invitation: 'organization:read',
  api_key: 'organization:read',
  auth: 'organization:read',
  session: 'organization:read',
};

/** The first halves of the types that somebody with these scopes is not told of. */
export function prefixesBeyond(scopes: ReadonlySet<Scope>): string[] {
  return Object.entries(scopesByPrefix).flatMap(([prefix, scope]) =>
    scopes.has(scope) ? [] : [prefix],
  );
}

export function mayReceive(watcher: Watcher, event: Addressed): boolean {
  const scope = scopesByPrefix[event.type.slice(0, event.type.indexOf('.'))];
  if (scope !== undefined && !watcher.scopes.has(scope)) return false;
  if (event.audience === 'admins') return roles.indexOf(watcher.role) >= roles.indexOf('admin');
  if (event.audience !== null && event.audience !== watcher.memberId) return false;
  return event.boardId === null || watcher.boards === 'all' || watcher.boards.has(event.boardId);
}

/** After such a fact somebody may see more or less than before. */
const accessChanges: ReadonlySet<string> = new Set([
  'board.created',
  'board.updated',
  'board.granted',
  'member.joined',
  'member.updated',
  'member.removed',
  'session.revoked',
  'api_key.revoked',
  'auth.password_changed',
]);

export function changesAccess({ type }: { readonly type: string }): boolean {
  return accessChanges.has(type);
}
