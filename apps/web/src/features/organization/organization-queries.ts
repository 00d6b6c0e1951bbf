import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getStorage } from '@helix/contracts/attachments';
import { getOrganization } from '@helix/contracts/identity';

export const organizationKeys = {
  one: ['organization'] as const,
  storage: ['organization', 'storage'] as const,
};

export const organizationQuery = (client: Client) =>
  queryOptions({
    queryKey: organizationKeys.one,
    queryFn: () => client.call(getOrganization, {}),
  });

export const storageQuery = (client: Client) =>
  queryOptions({ queryKey: organizationKeys.storage, queryFn: () => client.call(getStorage, {}) });
