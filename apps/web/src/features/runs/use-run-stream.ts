'use client';

import { useEffect, useState } from 'react';
import { follow } from '@helix/client';
import { streamRun, type Run, type RunStep } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';

export type RunView = {
  readonly run: Run | undefined;
  readonly steps: readonly RunStep[];
  /** The answer of the newest attempt, as far as it is written. */
  readonly text: string;
  readonly attempt: number;
};

export const emptyRunView: RunView = { run: undefined, steps: [], text: '', attempt: 0 };

type Frame =
  | { type: 'run.changed'; data: { run: Run } }
  | { type: 'run.step'; data: { step: RunStep } }
  | { type: 'run.delta'; data: { attempt: number; kind: 'text' | 'thinking'; text: string } };

/** One frame into the view. A newer attempt starts its text anew; a recorded answer replaces what was streamed of it. */
export function applyFrame(view: RunView, { type, data }: Frame): RunView {
  if (type === 'run.changed') return { ...view, run: data.run };
  if (type === 'run.delta') {
    if (data.attempt < view.attempt || data.kind === 'thinking') return view;
    const before = data.attempt > view.attempt ? '' : view.text;
    return { ...view, attempt: data.attempt, text: before + data.text };
  }
  const { step } = data;
  const shown = { ...view, steps: [...view.steps, step] };
  if (step.kind !== 'model-call' || step.attempt < view.attempt) return shown;
  // A call that begins is about to say something new; what it said stays until then.
  const text = step.state === 'started' ? '' : (step.text ?? '');
  return { ...shown, attempt: step.attempt, text };
}

/** Follows a run while it is shown. */
export function useRunStream(runId: string): RunView {
  const [view, setView] = useState(emptyRunView);
  useEffect(() => {
    const stop = new AbortController();
    setView(emptyRunView);
    const run = async () => {
      for await (const frame of follow(
        client,
        streamRun,
        { params: { runId } },
        { signal: stop.signal },
      )) {
        setView((shown) => applyFrame(shown, frame as Frame));
      }
    };
    run().catch(() => undefined);
    return () => stop.abort();
  }, [runId]);
  return view;
}
