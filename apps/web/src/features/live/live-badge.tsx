'use client';

import { CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Badge, Button, Popover } from '@helix/ui';
import { formatDate } from '../../lib/format.ts';
import { useLive } from './live-provider.tsx';
import { messages } from './messages.ts';

/** A view that may be out of date says so, since when, and what can be done. */
export function LiveBadge() {
  const { state, retry } = useLive();
  const isOnline = useIsOnline();
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
            {since}
          </Badge>
        </button>
      }
    >
      <div className="grid gap-2">
        <p className="font-semibold">{messages.title}</p>
        <p className="text-soft">{isOnline ? messages.trying : messages.offline}</p>
        <p className="text-soft">{messages.old}</p>
        <Button className="justify-self-start" onClick={retry}>
          {messages.retry}
        </Button>
      </div>
    </Popover>
  );
}

function useIsOnline(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      window.addEventListener('online', onChange);
      window.addEventListener('offline', onChange);
      return () => {
        window.removeEventListener('online', onChange);
        window.removeEventListener('offline', onChange);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}
