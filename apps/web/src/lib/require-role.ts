import { notFound } from 'next/navigation';
import { roles, type Role } from '@helix/contracts';
import { getMe } from '@helix/contracts/identity';
import { orLeave, serverClient } from './server-client.ts';

/** For pages that others do not know of. */
export async function requireRole(role: Role): Promise<void> {
  const user = await orLeave((await serverClient()).call(getMe, {}));
  if (roles.indexOf(user.role) < roles.indexOf(role)) notFound();
}
