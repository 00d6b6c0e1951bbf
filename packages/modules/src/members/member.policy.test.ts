import { expect, test } from 'vitest';
import { maySeeResetLink, whyNotGrant } from './member.policy.ts';

test('nobody gives or takes a role above their own', () => {
  expect(whyNotGrant({ role: 'admin' }, { from: 'member', to: 'admin' })).toBeUndefined();
  expect(whyNotGrant({ role: 'admin' }, { from: 'member', to: 'owner' })).toContain('owner');
  expect(whyNotGrant({ role: 'admin' }, { from: 'owner', to: 'viewer' })).toContain('owner');
  expect(whyNotGrant({ role: 'owner' }, { from: 'owner', to: 'viewer' })).toBeUndefined();
});

test('a reset link is seen only by who ranks above that person in all they can reach', () => {
  const admin = { role: 'admin', isInstanceOwner: false } as const;
  const owner = { role: 'owner', isInstanceOwner: false } as const;
  const person = { role: 'member', isInstanceOwner: false, memberships: 1 } as const;
  expect(maySeeResetLink(admin, person)).toBe(true);
  expect(maySeeResetLink(admin, { ...person, role: 'admin' })).toBe(false);
  expect(maySeeResetLink(owner, { ...person, role: 'admin' })).toBe(true);
  expect(maySeeResetLink(owner, { ...person, memberships: 2 })).toBe(false);
  expect(maySeeResetLink(owner, { ...person, isInstanceOwner: true })).toBe(false);
  expect(maySeeResetLink({ ...owner, isInstanceOwner: true }, { ...person, memberships: 2 })).toBe(
    true,
  );
});
