'use client';

import { useQuery } from '@tanstack/react-query';
import {
  CircleCheck,
  CircleHelp,
  CircleSlash,
  Hourglass,
  Loader,
  OctagonAlert,
  type LucideIcon,
} from 'lucide-react';
import { Button } from '@helix/ui';
import type { Why } from '@helix/contracts/why';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';
import { useWhyAction } from './use-why-action.ts';
import { whyQuery } from './why-queries.ts';

type WhyBarProps = {
  task: TaskCard;
  mayWrite: boolean;
  mayRestore: boolean;
  /** Begins a comment to a person. */
  onAsk: (name: string) => void;
};

const looks: Readonly<Record<Why['state'], { icon: LucideIcon; tone: string }>> = {
  moving: { icon: Loader, tone: 'text-accent' },
  waiting: { icon: Hourglass, tone: 'text-busy' },
  stopped: { icon: OctagonAlert, tone: 'text-bad' },
  over: { icon: CircleCheck, tone: 'text-good' },
};

const unknown = { icon: CircleHelp, tone: 'text-soft' };
const dropped = { icon: CircleSlash, tone: 'text-soft' };

function lookOf(why: Why | undefined, { category }: TaskCard) {
  if (!why) return unknown;
  return why.state === 'over' && category === 'cancelled' ? dropped : looks[why.state];
}

/** Why a task is where it is: one reason, and the one thing that helps. */
export function WhyBar({ task, mayWrite, mayRestore, onAsk }: WhyBarProps) {
  const { data: why } = useQuery(whyQuery(client, task.id));
  const action = useWhyAction(task, why, { mayWrite, mayRestore, onAsk });
  // A review has a bar of its own with both of its answers.
  if (why?.action.kind === 'approve_or_reject') return null;
  const { icon: Icon, tone } = lookOf(why, task);
  return (
    <section
      aria-label={messages.label}
      className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1.5 rounded-lg border border-line bg-raised px-3 py-1.5"
    >
      <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
      <p role="status" className="min-w-40 flex-1 text-sm">
        {why?.sentence}
        {why?.since && (
          <span className="text-xs text-soft">
            {' · '}
            <RelativeTime at={why.since} />
          </span>
        )}
      </p>
      {action ? (
        <Button
          size="small"
          busy={action.isBusy}
          title={why?.action.sentence}
          onClick={({ currentTarget }) => action.run(currentTarget)}
        >
          {action.label}
        </Button>
      ) : (
        why &&
        !['none', 'execute'].includes(why.action.kind) && (
          <span className="text-xs text-soft">{why.action.sentence}</span>
        )
      )}
    </section>
  );
}
