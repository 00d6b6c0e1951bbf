import type { RunStatus } from '@helix/contracts/runs';
import { Badge, type Tone } from '@helix/ui';

const shown: Readonly<Record<RunStatus, { text: string; tone: Tone }>> = {
  queued: { text: 'Queued', tone: 'soft' },
  starting: { text: 'Starting', tone: 'busy' },
  running: { text: 'Working', tone: 'busy' },
  waiting: { text: 'Waiting', tone: 'accent' },
  succeeded: { text: 'Finished', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
  cancelled: { text: 'Stopped', tone: 'soft' },
  timed_out: { text: 'Timed out', tone: 'bad' },
};

export function RunBadge({ status }: { status: RunStatus }) {
  const { text, tone } = shown[status];
  return (
    <Badge tone={tone} pulse={status === 'starting' || status === 'running'}>
      {text}
    </Badge>
  );
}
