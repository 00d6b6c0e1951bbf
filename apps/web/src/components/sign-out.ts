'use client';

import { logout } from '@helix/contracts/identity';
import { client } from '../lib/browser-client.ts';

/** Leaves nothing of the person behind: the page that comes is loaded anew. */
export async function signOut(): Promise<void> {
  await client.call(logout, { body: {} }).catch(() => undefined);
  window.location.assign('/login');
}
