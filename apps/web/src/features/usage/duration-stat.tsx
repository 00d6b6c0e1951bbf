import { Stat } from '@helix/ui';
import type { Durations } from '@helix/contracts';
import { formatDuration } from '../../lib/format.ts';
import { messages } from './messages.ts';

/** How long most of them took, and the half of them. */
export function DurationStat({ label, durations }: { label: string; durations: Durations }) {
  if (durations === null) return <Stat label={label} value={messages.unknown} />;
  return (
    <Stat
      label={label}
      value={formatDuration(durations.p95)}
      note={messages.halfOf(formatDuration(durations.p50))}
    />
  );
}
