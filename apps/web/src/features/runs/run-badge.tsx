import type { RunStatus } from '@helix/contracts/runs';
import { Badge, type Tone } from '@helix/ui';
import { messages } from './messages.ts';

const tones: Readonly<Record<RunStatus, Tone>> = {
  queued: 'soft',
  starting: 'busy',
  running: 'busy',
  waiting: 'accent',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'soft',
  timed_out: 'bad',
};

export function RunBadge({ status }: { status: RunStatus }) {
  return (
    <Badge tone={tones[status]} pulse={status === 'starting' || status === 'running'}>
      {messages.statuses[status]}
    </Badge>
  );
}
