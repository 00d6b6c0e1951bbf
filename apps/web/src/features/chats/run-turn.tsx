'use client';

import { useMemo } from 'react';
import { RotateCcw, Square } from 'lucide-react';
import { Button, Collapsible } from '@helix/ui';
import { isEnded } from '@helix/contracts/runs';
import { newKey } from '../../lib/new-key.ts';
import { RunFacts } from '../runs/run-head.tsx';
import { RunNotice } from '../runs/run-notice.tsx';
import { LiveAnswer } from '../runs/transcript/live-answer.tsx';
import { transcriptOf } from '../runs/transcript/transcript.ts';
import { TranscriptList } from '../runs/transcript/transcript-list.tsx';
import { useMayControl, useRetryRun, useStopRun } from '../runs/control/use-run-control.ts';
import { useRunStream } from '../runs/use-run-stream.ts';
import { messages } from './messages.ts';

/** The turn of the agent while it works, and when it came to nothing. */
export function RunTurn({ runId, isLast }: { runId: string; isLast: boolean }) {
  const view = useRunStream(runId);
  const items = useMemo(() => transcriptOf(view), [view]);
  const stop = useStopRun(runId);
  const retry = useRetryRun(runId);
  const mayControl = useMayControl();
  const run =
    view.run && (stop.isPending ? { ...view.run, status: 'cancelled' as const } : view.run);
  if (!run) return <div className="h-12" />;
  const isOver = isEnded(run.status);
  return (
    <div className="grid grid-cols-1 gap-2">
      <RunNotice run={run} />
      <LiveAnswer items={items} run={run} />
      {items.length > 1 && (
        <Collapsible title={messages.steps}>
          <TranscriptList run={run} items={items} />
        </Collapsible>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2 min-h-7">
        <RunFacts run={run} items={items} />
        {mayControl && !isOver && (
          <Button size="small" icon={<Square aria-hidden />} onClick={() => stop.mutate()}>
            {messages.stop}
          </Button>
        )}
        {mayControl && isOver && isLast && run.status !== 'succeeded' && (
          <Button
            size="small"
            icon={<RotateCcw aria-hidden />}
            busy={retry.isPending}
            onClick={() => retry.mutate(newKey())}
          >
            {messages.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
