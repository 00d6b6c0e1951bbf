'use client';

import { Maximize2, RotateCcw, Square } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Button, buttonClass, ErrorState } from '@helix/ui';
import { isEnded, type Run } from '@helix/contracts/runs';
import { newKey } from '../../lib/new-key.ts';
import { AgentFace } from '../agents/agent-face.tsx';
import { useAgentName } from '../agents/use-agent-name.ts';
import { AutoFollow } from './transcript/auto-follow.tsx';
import { messages } from './messages.ts';
import { OpenQuestion } from './control/open-question.tsx';
import { RunFacts } from './run-head.tsx';
import { RunNotice } from './run-notice.tsx';
import { SteerBox } from './control/steer-box.tsx';
import { transcriptOf } from './transcript/transcript.ts';
import { TranscriptList } from './transcript/transcript-list.tsx';
import { useMayControl, useRetryRun, useSteerRun, useStopRun } from './control/use-run-control.ts';
import { useRunStream } from './use-run-stream.ts';

type RunPanelProps = {
  runId: string;
  /** Known where the run is shown; otherwise it is looked up. */
  agentName?: string;
  /** The work can be done once more: it is the latest run. */
  isLatest?: boolean;
  /** What it asks is shown, and can be answered, beside it. */
  isQuestionElsewhere?: boolean;
};

/** A run while it works, and what there is of it afterwards. */
export function RunPanel({
  runId,
  agentName,
  isLatest = true,
  isQuestionElsewhere = false,
}: RunPanelProps) {
  const view = useRunStream(runId);
  const stop = useStopRun(runId);
  const items = useMemo(() => transcriptOf(view), [view]);
  const { pending, say } = useSaid(runId, items);
  const name = useAgentName(view.run?.agentId, agentName);
  const { connection } = view;
  const run =
    view.run && (stop.isPending ? { ...view.run, status: 'cancelled' as const } : view.run);
  if (!run)
    return connection === 'ended' ? (
      <ErrorState message={messages.notFound} />
    ) : (
      <Frame name={name} />
    );
  const isLive = !isEnded(run.status);
  const drawn = [view.deltas.length, view.steps.length, pending.length, run.status].join();
  return (
    <Frame name={name} run={run} isLive={isLive}>
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div className="flex min-w-0 items-center gap-2.5">
          <AgentFace agentId={run.agentId} name={name} />
          <div className="grid min-w-0">
            <span className="truncate text-sm font-semibold">{name}</span>
            <RunFacts run={run} items={items} />
          </div>
        </div>
        <RunActions run={run} isLatest={isLatest} onStop={() => stop.mutate()} />
      </header>
      <RunNotice run={run} />
      {connection === 'reconnecting' && (
        <p role="status" className="text-xs text-busy">
          {messages.reconnecting}
        </p>
      )}
      {items.length > 0 && (
        <AutoFollow
          isLive={isLive}
          signal={drawn}
          label={messages.transcript}
          className="max-h-[min(36rem,65vh)]"
        >
          <TranscriptList run={run} items={items} pending={isLive ? pending : []} />
        </AutoFollow>
      )}
      {run.status === 'waiting' && !isQuestionElsewhere && <OpenQuestion runId={runId} />}
      {isLive && <Steering runId={runId} onSay={say} />}
      <span role="status" className="sr-only">
        {messages.announce(name, run.status)}
      </span>
    </Frame>
  );
}

function Frame({
  name,
  run,
  isLive = false,
  children,
}: {
  name: string;
  run?: Run;
  isLive?: boolean;
  children?: React.ReactNode;
}) {
  return (
    <section
      aria-label={messages.runOf(name)}
      aria-busy={run === undefined || undefined}
      className={`grid min-h-16 min-w-0 grid-cols-1 content-start gap-3 rounded-lg border bg-raised p-3.5 shadow-sm ${isLive ? 'border-accent' : 'border-line'}`}
    >
      {children}
    </section>
  );
}

type RunActionsProps = {
  run: Run;
  isLatest: boolean;
  onStop: () => void;
  /** Called with the run that does the work once more. */
  onStarted?: (run: Run) => void;
  isPage?: boolean;
};

/** What may be done with the run as a whole. */
export function RunActions({ run, isLatest, onStop, onStarted, isPage = false }: RunActionsProps) {
  const mayControl = useMayControl();
  const retry = useRetryRun(run.id);
  const isOver = isEnded(run.status);
  return (
    <div className="flex items-center gap-1.5">
      {mayControl && !isOver && (
        <Button size="small" icon={<Square aria-hidden />} onClick={onStop}>
          {messages.stop}
        </Button>
      )}
      {mayControl && isOver && isLatest && (
        <Button
          size="small"
          icon={<RotateCcw aria-hidden />}
          busy={retry.isPending}
          onClick={() => retry.mutate(newKey(), { onSuccess: (next) => onStarted?.(next) })}
        >
          {messages.retry}
        </Button>
      )}
      {!isPage && (
        <Link
          href={`/runs/${run.id}`}
          aria-label={messages.openRun}
          title={messages.openRun}
          className={`${buttonClass({ look: 'quiet', size: 'small' })} w-7 px-0! touch:w-11`}
        >
          <Maximize2 aria-hidden />
        </Link>
      )}
    </div>
  );
}

type SteeringProps = { runId: string; onSay: (text: string) => Promise<unknown> };

function Steering({ runId, onSay }: SteeringProps) {
  return useMayControl() ? <SteerBox about={runId} onSay={onSay} /> : null;
}

/** What was said from here and is not among the steps yet. */
export function useSaid(runId: string, items: ReturnType<typeof transcriptOf>) {
  const [sent, setSent] = useState<readonly string[]>([]);
  const steer = useSteerRun(runId);
  const read = items.flatMap((item) => (item.kind === 'said' ? [item.text] : []));
  const pending = sent.filter((text) => !read.includes(text));
  const say = (text: string) => {
    setSent((known) => [...known, text]);
    return steer.mutateAsync(text).catch((error: unknown) => {
      setSent((known) => known.filter((one) => one !== text));
      throw error;
    });
  };
  return { pending, say };
}
