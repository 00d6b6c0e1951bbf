import { queryOptions } from '@tanstack/react-query';
import { ApiError, type Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import { listGateways } from '@helix/contracts/gateways';
import { getHealth, getReadiness } from '@helix/contracts/operations';
import { listSubscribers } from '@helix/contracts/subscribers';

const recheckMs = 10_000;
export type Parts = EndpointResult<typeof getReadiness>['parts'];

/** Nothing tells of a part that fails, so it is asked for again and again. */
const watched = { staleTime: 0, refetchInterval: recheckMs };

export const readinessQuery = (client: Client) =>
  queryOptions({
    queryKey: ['system', 'readiness'] as const,
    ...watched,
    async queryFn(): Promise<Parts> {
      try {
        return (await client.call(getReadiness, {})).parts;
      } catch (error) {
        const told = error instanceof ApiError ? error.details?.['parts'] : undefined;
        if (told === undefined) throw error;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a refusal tells the same as the answer would
        return told as Parts;
      }
    },
  });

export const versionQuery = (client: Client) =>
  queryOptions({
    queryKey: ['system', 'version'] as const,
    queryFn: () => client.call(getHealth, {}),
  });

export const subscribersQuery = (client: Client) =>
  queryOptions({
    queryKey: ['system', 'subscribers'] as const,
    ...watched,
    queryFn: () => client.call(listSubscribers, {}),
  });

export const gatewaysQuery = (client: Client) =>
  queryOptions({
    queryKey: ['system', 'gateways'] as const,
    ...watched,
    queryFn: () => client.call(listGateways, {}),
  });
