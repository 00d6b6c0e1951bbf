import { describe, expect, test } from 'vitest';
import { includesPermission, permissionOn } from './board-access.policy.ts';

describe('what a member may do on a board', () => {
  test('owners and admins manage every board, whatever is granted', () => {
    const closed = { grant: 'no_access', defaultPermission: 'no_access' } as const;
    expect(permissionOn('owner', closed)).toBe('manage');
    expect(permissionOn('admin', closed)).toBe('manage');
  });

  test('a grant of their own goes before what the board gives to everyone, up and down', () => {
    expect(permissionOn('member', { grant: 'create', defaultPermission: 'no_access' })).toBe(
      'create',
    );
    expect(permissionOn('member', { grant: 'no_access', defaultPermission: 'create' })).toBe(
      'no_access',
    );
    expect(permissionOn('member', { grant: null, defaultPermission: 'view' })).toBe('view');
  });

  test('a viewer only ever looks', () => {
    expect(permissionOn('viewer', { grant: 'manage', defaultPermission: 'create' })).toBe('view');
    expect(permissionOn('viewer', { grant: null, defaultPermission: 'no_access' })).toBe(
      'no_access',
    );
  });

  test('each permission includes the ones before it', () => {
    expect(includesPermission('manage', 'create')).toBe(true);
    expect(includesPermission('view', 'create')).toBe(false);
  });
});
