import { queryOptions } from '@tanstack/react-query';
import { ApiError, type Client } from '@helix/client';
import { listGateways } from '@helix/contracts/gateways';
import { getHealth, getReadiness, partSchema } from '@helix/contracts/operations';
import { listSubscribers } from '@helix/contracts/subscribers';
import { z } from 'zod';

const recheckMs = 10_000;
const partsSchema = z.object({ parts: z.record(z.string(), partSchema) });
export type Parts = z.infer<typeof partsSchema>['parts'];

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
        const told = error instanceof ApiError ? partsSchema.safeParse(error.details) : undefined;
        if (told?.success) return told.data.parts;
        throw error;
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
