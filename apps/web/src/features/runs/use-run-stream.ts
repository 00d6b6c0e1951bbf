'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { follow, type FollowState } from '@helix/client';
import { isEnded, listRunSteps, streamRun, type Run, type RunStep } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { runKeys } from './run-queries.ts';
import { applyFrames, emptyRunView, withSteps, type RunFrame, type RunView } from './run-view.ts';

export type FollowedRun = RunView & {
  /** Whether what is shown is kept current. */
  readonly connection: FollowState['kind'] | 'ended';
};

/** Follows a run while it is shown; what came over the network within one frame is drawn at once. */
export function useRunStream(runId: string): FollowedRun {
  const queries = useQueryClient();
  const [followed, setFollowed] = useState<FollowedRun & { runId: string }>(() =>
    begin(queries, runId),
  );
  if (followed.runId !== runId) setFollowed(begin(queries, runId));
  useEffect(() => {
    const stop = new AbortController();
    const change = (next: (view: FollowedRun) => Partial<FollowedRun>) =>
      setFollowed((view) => (view.runId === runId ? { ...view, ...next(view) } : view));
    const frames = gather((batch) => change((view) => applyFrames(view, batch)));
    const read = async () => {
      let status: Run['status'] | undefined;
      const onState = ({ kind }: FollowState) => change(() => ({ connection: kind }));
      const options = { signal: stop.signal, onState };
      for await (const frame of follow(client, streamRun, { params: { runId } }, options)) {
        frames.add(frame as RunFrame);
        if (frame.type !== 'run.changed') continue;
        // The step of an answered question was told before it was answered.
        if (status === 'waiting' && frame.data.run.status !== 'waiting')
          await readSteps().catch(() => undefined);
        ({ status } = frame.data.run);
      }
      frames.flush();
      change(() => ({ connection: 'ended' }));
    };
    const readSteps = async () => {
      const { items } = await client.call(listRunSteps, { params: { runId } });
      change((view) => ({ steps: withSteps(view.steps, items) }));
    };
    read().catch(() => !stop.signal.aborted && change(() => ({ connection: 'ended' })));
    return () => {
      stop.abort();
      frames.drop();
    };
  }, [runId]);
  return followed;
}

/** What is known of the run before the first word of its stream. */
function begin(queries: QueryClient, runId: string): FollowedRun & { runId: string } {
  const run = queries.getQueryData<Run>(runKeys.one(runId));
  const steps = queries.getQueryData<readonly RunStep[]>(runKeys.steps(runId)) ?? [];
  const isOver = run !== undefined && isEnded(run.status);
  return { ...emptyRunView, run, steps, runId, connection: isOver ? 'ended' : 'connecting' };
}

function gather(give: (frames: readonly RunFrame[]) => void) {
  let frames: RunFrame[] = [];
  let scheduled: ReturnType<typeof setTimeout> | number | undefined;
  const flush = () => {
    scheduled = undefined;
    const batch = frames;
    frames = [];
    if (batch.length > 0) give(batch);
  };
  return {
    flush,
    add(frame: RunFrame) {
      frames.push(frame);
      // A tab in the background draws no frames, and still has to take in what comes.
      scheduled ??= document.hidden ? setTimeout(flush, 200) : requestAnimationFrame(flush);
    },
    drop() {
      frames = [];
    },
  };
}
