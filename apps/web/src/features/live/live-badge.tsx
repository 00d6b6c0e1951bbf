'use client';

import { Badge } from '@helix/ui';
import { useLiveState } from './live-provider.tsx';

/** A view that may be out of date says so. */
export function LiveBadge() {
  const state = useLiveState();
  if (state?.kind === 'live') return <Badge tone="good">Live</Badge>;
  if (state?.kind !== 'reconnecting') return <Badge tone="soft">Connecting</Badge>;
  const since = new Date(state.since).toLocaleTimeString('en', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return <Badge tone="busy">Not live since {since}</Badge>;
}
