'use client';

import { Badge, Tooltip, type Tone } from '@helix/ui';
import type { AgentStatus as Status } from '@helix/contracts/agents';
import { messages } from './messages.ts';

const tones: Readonly<Record<Status, Tone>> = {
  idle: 'soft',
  working: 'busy',
  waiting: 'accent',
  paused: 'soft',
  unreachable: 'bad',
};

/** What an agent does now, and on demand what that means. */
export function AgentStatus({ status, look = 'dot' }: { status: Status; look?: 'dot' | 'soft' }) {
  return (
    <Tooltip label={messages.statusMeans[status]}>
      <span tabIndex={-1}>
        <Badge tone={tones[status]} look={look} pulse={status === 'working'}>
          {messages.status[status]}
        </Badge>
      </span>
    </Tooltip>
  );
}
