import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointCall } from '@helix/contracts';
import { getLlmCall, listLlmCalls } from '@helix/contracts/ledger';
import { listQuestions } from '@helix/contracts/questions';
import { getRun, listRuns, listRunSteps } from '@helix/contracts/runs';
import { explainRun } from '@helix/contracts/why';

export type RunFilter = Omit<
  NonNullable<EndpointCall<typeof listRuns>['query']>,
  'cursor' | 'limit'
>;

export const runKeys = {
  one: (runId: string) => ['run', runId] as const,
  steps: (runId: string) => ['run-steps', runId] as const,
  why: (runId: string) => ['run-why', runId] as const,
  calls: (runId: string) => ['run-calls', runId] as const,
  questions: (runId: string) => ['questions', 'run', runId] as const,
  call: (callId: string) => ['call', callId] as const,
  lists: ['runs'] as const,
  list: (filter: RunFilter) => ['runs', filter] as const,
};

export const runQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.one(runId),
    queryFn: () => client.call(getRun, { params: { runId } }),
  });

export const runStepsQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.steps(runId),
    queryFn: async () => (await client.call(listRunSteps, { params: { runId } })).items,
  });

export const runWhyQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.why(runId),
    queryFn: () => client.call(explainRun, { params: { runId } }),
  });

/** The ledger of a run, the first call first. */
export const runCallsQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.calls(runId),
    queryFn: async () =>
      (await client.call(listLlmCalls, { query: { runId, limit: 200 } })).items.toReversed(),
  });

export const runQuestionsQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.questions(runId),
    queryFn: async () => (await client.call(listQuestions, { query: { runId, limit: 50 } })).items,
  });

export const callQuery = (client: Client, callId: string) =>
  queryOptions({
    queryKey: runKeys.call(callId),
    queryFn: () => client.call(getLlmCall, { params: { callId } }),
  });

/** Newest first, a page at a time. */
export const runsQuery = (client: Client, filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: runKeys.list(filter),
    queryFn: ({ pageParam }) =>
      client.call(listRuns, {
        query: { ...filter, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
