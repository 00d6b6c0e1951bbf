'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { roles, type Role } from '@helix/contracts';
import type { User } from '@helix/contracts/identity';
import { client } from '../../lib/browser-client.ts';
import { userQuery } from './session-queries.ts';

export function useUser(): User {
  return useSuspenseQuery(userQuery(client)).data;
}

/** Whether who is signed in has this role, or one above it. What they may not do is not offered. */
export function useHasRole(role: Role): boolean {
  return roles.indexOf(useUser().role) >= roles.indexOf(role);
}
