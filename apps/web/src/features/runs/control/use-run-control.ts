'use client';

import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { cancelRun, forkRun, retryRun, steerRun, type Run } from '@helix/contracts/runs';
import { client } from '../../../lib/browser-client.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { newKey } from '../../../lib/new-key.ts';
import { applyRun } from '../../boards/board-queries.ts';
import { useHasRole } from '../../session/use-user.ts';
import { runKeys } from '../run-queries.ts';

/** What somebody who only reads is not offered. */
export const useMayControl = () => useHasRole('member');

/** Shown as stopped at once; if that is refused, the run is shown as it was, with the reason. */
export function useStopRun(runId: string) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: () => client.call(cancelRun, { params: { runId }, body: {} }),
    onSuccess: (run) => applyRun(queries, run),
    onError: (error) => show(messageOf(error), 'bad'),
  });
}

const againKey = (runId: string | undefined) => ['begin-again', runId] as const;

/**
 * The run as it will begin once more, from the moment that somebody asks for it until it is there. When that is refused
 * there is nothing, and what is shown is the run as it was, with the reason.
 */
export function useBegunAgain(run: Run | undefined): Run | undefined {
  const [askedAt] = useMutationState({
    filters: { mutationKey: againKey(run?.id), status: 'pending' },
    select: ({ state }) => state.submittedAt,
  });
  if (run === undefined || askedAt === undefined) return undefined;
  const fresh = { reason: null, message: null, costUsd: null, startedAt: null, endedAt: null };
  return { ...run, ...fresh, status: 'queued', createdAt: new Date(askedAt).toISOString() };
}

export function useRetryRun(runId: string) {
  const started = useStarted();
  const show = useToast();
  return useMutation({
    mutationKey: againKey(runId),
    mutationFn: (key: string) =>
      client.call(retryRun, { params: { runId }, body: {} }, { idempotencyKey: key }),
    onSuccess: started,
    onError: (error) => show(messageOf(error), 'bad'),
  });
}

export function useForkRun(runId: string) {
  const started = useStarted();
  const show = useToast();
  return useMutation({
    mutationKey: againKey(runId),
    mutationFn: (body: { stepId: string; message?: string }) =>
      client.call(forkRun, { params: { runId }, body }, { idempotencyKey: newKey() }),
    onSuccess: started,
    onError: (error) => show(messageOf(error), 'bad'),
  });
}

export function useSteerRun(runId: string) {
  const show = useToast();
  return useMutation({
    // In the order in which it was said.
    scope: { id: `steer ${runId}` },
    mutationFn: (message: string) =>
      client.call(steerRun, { params: { runId }, body: { message } }, { idempotencyKey: newKey() }),
    onError: (error) => show(messageOf(error), 'bad'),
  });
}

function useStarted(): (run: Run) => void {
  const queries = useQueryClient();
  return (run) => {
    applyRun(queries, run);
    void queries.invalidateQueries({ queryKey: runKeys.lists });
  };
}
