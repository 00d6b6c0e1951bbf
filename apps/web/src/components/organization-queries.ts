import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listOrganizations } from '@helix/contracts/identity';

/** The organizations that one can go on in. */
export const organizationsQuery = (client: Client) =>
  queryOptions({
    queryKey: ['organizations'] as const,
    queryFn: () => client.call(listOrganizations, { query: { limit: 200 } }),
  });
