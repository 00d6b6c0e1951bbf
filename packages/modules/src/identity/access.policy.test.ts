import { expect, test } from 'vitest';
import { roles, scopes } from '@helix/contracts';
import { findMissingAccess } from './access.policy.ts';

const every = new Set(scopes);

test('a role covers everything below it and nothing above', () => {
  const allowed = roles.filter(
    (role) => !findMissingAccess({ role, scopes: every }, { scope: 'tasks:write', role: 'member' }),
  );
  expect(allowed).toEqual(['member', 'admin', 'owner']);
});

test('a key without the scope is told which one', () => {
  const key = { role: 'owner' as const, scopes: new Set(['tasks:read' as const]) };
  expect(findMissingAccess(key, { scope: 'tasks:write' })).toContain('tasks:write');
});
