'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell, BellOff, Bot, Clock, type LucideIcon } from 'lucide-react';
import { Tooltip } from '@helix/ui';
import type { MentionEffect, TypicalCost, UnresolvedMention } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { formatMoney } from '../../lib/format.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { wakePreviewQuery } from './composer-queries.ts';
import { messages } from './messages.ts';

type WakePreviewProps = {
  taskId: string;
  text: string;
  /** Writes an unambiguous name instead. */
  onReplace: (written: string, instead: string) => void;
};

const icons: Readonly<Record<MentionEffect['effect'], LucideIcon>> = {
  notified: Bell,
  woken: Bot,
  steered: Bot,
  queued: Clock,
  paused: Clock,
  unreachable: BellOff,
  none: BellOff,
};

/** Who is told or woken by what is being written, and what that usually costs – before it is sent. */
export function WakePreview({ taskId, text, onReplace }: WakePreviewProps) {
  const settled = useDebounced(text, 250);
  const { data } = useQuery(wakePreviewQuery(client, taskId, settled));
  if (!text.includes('@') || !data) return null;
  const { mentions, unresolved } = data;
  if (mentions.length === 0 && unresolved.length === 0) return null;
  const costs = mentions.flatMap(({ typicalCost }) => (typicalCost ? [typicalCost] : []));
  return (
    <section
      aria-label={messages.wakes}
      aria-live="polite"
      className="grid gap-1 border-t border-line px-3 py-2 text-xs"
    >
      {mentions.map((mention) => (
        <Effect key={mention.id} mention={mention} />
      ))}
      {costs.length > 1 && <TotalCost costs={costs} />}
      {unresolved.map((mention) => (
        <Unresolved key={mention.text} mention={mention} onReplace={onReplace} />
      ))}
    </section>
  );
}

function Effect({ mention: { effect, reason, typicalCost } }: { mention: MentionEffect }) {
  const Icon = icons[effect];
  return (
    <p className="flex items-start gap-1.5">
      <Icon
        aria-hidden
        className={`mt-px size-3.5 shrink-0 ${typicalCost ? 'text-accent' : 'text-soft'}`}
      />
      <span>
        {reason}
        {typicalCost && (
          <>
            {' · '}
            <Cost cost={typicalCost} />
          </>
        )}
      </span>
    </p>
  );
}

function Cost({ cost: { medianUsd, runs, isSimulated } }: { cost: TypicalCost }) {
  if (isSimulated && !medianUsd) return <span className="text-soft">{messages.freeOfCharge}</span>;
  const [words, reason] =
    medianUsd === null
      ? [messages.unknownCost, messages.unknownCostReason]
      : [messages.typicalCost(formatMoney(medianUsd)), messages.costBasis(runs)];
  return (
    <Tooltip label={reason}>
      <span tabIndex={0} className="rounded-sm underline decoration-dotted underline-offset-2">
        {words}
        <span className="sr-only">. {reason}</span>
      </span>
    </Tooltip>
  );
}

function TotalCost({ costs }: { costs: readonly TypicalCost[] }) {
  if (costs.some(({ medianUsd, isSimulated }) => medianUsd === null && !isSimulated)) return null;
  const total = costs.reduce((sum, { medianUsd }) => sum + (medianUsd ?? 0), 0);
  if (total === 0) return null;
  return <p className="pl-5 font-medium">{messages.totalCost(formatMoney(total))}</p>;
}

type UnresolvedProps = { mention: UnresolvedMention; onReplace: WakePreviewProps['onReplace'] };

function Unresolved({ mention: { text, problem, candidates }, onReplace }: UnresolvedProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-busy">
      <BellOff aria-hidden className="size-3.5 shrink-0" />
      {problem === 'unknown' ? messages.unknownName(text) : messages.ambiguousName(text)}
      {candidates.map(({ id, name, handle }) => (
        <button
          key={id}
          type="button"
          className="rounded-sm text-accent underline underline-offset-2 touch:min-h-11"
          onClick={() => onReplace(text, `@${handle}`)}
        >
          {name}
        </button>
      ))}
    </p>
  );
}
