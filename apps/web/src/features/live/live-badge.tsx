'use client';

import { CloudOff } from 'lucide-react';
import { Badge, Button, Popover } from '@helix/ui';
import { formatDate } from '../../lib/format.ts';
import { useIsOnline } from '../../lib/use-is-online.ts';
import { useLive } from './live-provider.tsx';
import { messages } from './messages.ts';
import { useUnsentChanges } from './unsent-changes.ts';

/** A view that may be out of date says so, since when, and what can be done. */
export function LiveBadge() {
  const { state, retry } = useLive();
  const isOnline = useIsOnline();
  const unsent = useUnsentChanges(isOnline);
  if (state.kind === 'live') return <Badge tone="good">{messages.live}</Badge>;
  if (state.kind === 'connecting') return <Badge tone="soft">{messages.connecting}</Badge>;
  const since =
    state.since === null ? messages.neverLive : messages.notLive(formatDate(state.since, 'time'));
  return (
    <Popover
      label={messages.title}
      align="end"
      className="max-w-xs p-4"
      trigger={
        <button
          type="button"
          className="rounded-full bg-[color-mix(in_oklab,var(--busy)_12%,transparent)] px-2.5 py-1 touch:min-h-11"
        >
          <Badge tone="busy" icon={<CloudOff aria-hidden />}>
            {unsent === 0 ? since : messages.withUnsent(since, unsent)}
          </Badge>
        </button>
      }
    >
      <div className="grid gap-2">
        <p className="font-semibold">{messages.title}</p>
        <p className="text-soft">{isOnline ? messages.trying : messages.offline}</p>
        <p className="text-soft">{isOnline ? messages.old : messages.oldOffline}</p>
        <Button className="justify-self-start" onClick={retry}>
          {messages.retry}
        </Button>
      </div>
    </Popover>
  );
}
