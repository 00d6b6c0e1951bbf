import { queryOptions } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import { listApiKeys } from '@helix/contracts/identity';

export type KeyOwners = 'me' | 'everyone';
export const apiKeyKeys = {
  all: ['api-keys'] as const,
  of: (of: KeyOwners) => ['api-keys', of] as const,
};

export const apiKeysQuery = (client: Client, of: KeyOwners) =>
  queryOptions({
    queryKey: apiKeyKeys.of(of),
    queryFn: () => readAll((query) => client.call(listApiKeys, { query: { ...query, of } })),
  });
