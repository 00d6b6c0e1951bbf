import { expect, test } from 'vitest';
import { roles, scopes } from '@helix/contracts';
import { findMissingAccess } from './access.policy.ts';

const every = new Set(scopes);
const writeTasks = {
  id: 'tasks.create',
  access: { scope: 'tasks:write', role: 'member' },
} as const;
const revokeSession = {
  id: 'auth.sessions.revoke',
  access: { scope: 'organization:read', session: true },
} as const;

test('a role covers everything below it and nothing above', () => {
  const allowed = roles.filter(
    (role) => !findMissingAccess({ role, scopes: every, totpRequired: false }, writeTasks),
  );
  expect(allowed).toEqual(['member', 'admin', 'owner']);
});

test('a key without the scope is told which one', () => {
  const key = {
    role: 'owner',
    scopes: new Set(['tasks:read'] as const),
    totpRequired: false,
  } as const;
  expect(findMissingAccess(key, writeTasks)?.message).toContain('tasks:write');
});

test('an account is for its person, not for a key', () => {
  const person = { role: 'owner', scopes: every, totpRequired: false } as const;
  expect(findMissingAccess(person, revokeSession)).toBeUndefined();
  expect(findMissingAccess({ ...person, apiKeyId: 'key_1' }, revokeSession)?.code).toBe(
    'auth.forbidden',
  );
});

test('who owes the organization a second factor reaches their account and nothing else', () => {
  const owing = { role: 'owner', scopes: every, totpRequired: true } as const;
  expect(findMissingAccess(owing, revokeSession)).toBeUndefined();
  expect(findMissingAccess(owing, writeTasks)?.code).toBe('auth.totp_enrollment_required');
});
