import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getMe } from '@helix/contracts/identity';

export const sessionKeys = { user: ['session', 'user'] as const };

/** Who is signed in. Every page of the workspace is rendered with it. */
export const userQuery = (client: Client) =>
  queryOptions({ queryKey: sessionKeys.user, queryFn: () => client.call(getMe, {}) });
