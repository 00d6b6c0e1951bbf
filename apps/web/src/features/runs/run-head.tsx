'use client';

import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, Tooltip } from '@helix/ui';
import { isEnded, type Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { formatMoney } from '../../lib/format.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { Elapsed } from './elapsed.tsx';
import { messages } from './messages.ts';
import { RunBadge } from './run-badge.tsx';
import type { StepItem, TranscriptItem } from './transcript/transcript.ts';
import { useBegunAgain } from './control/use-run-control.ts';

type RunFactsProps = { run: Run; items: readonly TranscriptItem[] };

/** Where a run is, in one line: state, what it is at, since when, on what, for how much. */
export function RunFacts({ run: known, items }: RunFactsProps) {
  const again = useBegunAgain(known);
  const run = again ?? known;
  const { data: models } = useQuery(modelsQuery(client));
  const model = models?.items.find(({ id }) => id === run.modelId);
  const isSimulated = model?.provider === 'simulated';
  const doing = isEnded(run.status) ? undefined : doingOf(run, items);
  const facts: readonly [string, ReactNode][] = [
    ['doing', doing],
    ['elapsed', <Elapsed key="elapsed" from={run.startedAt ?? run.createdAt} to={run.endedAt} />],
    ['cost', costOf(run.costUsd, isSimulated)],
    ['model', model?.displayName === messages.simulated ? undefined : model?.displayName],
  ];
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-soft">
      <RunBadge status={run.status} />
      {facts.map(
        ([name, fact]) =>
          fact !== undefined && (
            <span key={name} className="tabular-nums">
              {fact}
            </span>
          ),
      )}
      {isSimulated && (
        <Tooltip label={messages.simulatedHint}>
          <span tabIndex={0} className="rounded-full">
            <Badge tone="soft" look="soft" icon={<FlaskConical aria-hidden />}>
              {messages.simulated}
            </Badge>
          </span>
        </Tooltip>
      )}
    </p>
  );
}

/** That the simulation is free is said once, by its mark. */
function costOf(costUsd: number | null, isSimulated: boolean): string | undefined {
  return costUsd === null || (isSimulated && costUsd === 0) ? undefined : formatMoney(costUsd);
}

function doingOf(run: Run, items: readonly TranscriptItem[]): string | undefined {
  const { doing } = messages;
  if (run.status === 'waiting') return doing.waiting;
  if (run.status === 'queued') return doing.queued;
  const last = items.findLast((item): item is StepItem => item.kind !== 'attempt');
  if (!last) return doing.starting;
  return `${messages.step(last.number)}: ${stepWords(last)}`;
}

function stepWords(item: StepItem): string {
  const { doing } = messages;
  if (item.kind === 'tool') return doing.tool(item.name);
  if (item.kind === 'said' || item.state !== 'open') return doing.asking;
  if (item.text !== '') return doing.writing;
  return item.thinking === '' ? doing.asking : doing.thinking;
}
