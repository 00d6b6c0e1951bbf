'use client';

import { Inbox } from 'lucide-react';
import {
  Avatar,
  AvatarStack,
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Progress,
  Skeleton,
  SkeletonRows,
  Stat,
  StatRow,
  StatusDot,
  Tag,
  type Hue,
  type StatusDotKind,
} from '@helix/ui';
import { AgentAvatar } from '../agents/agent-avatar.tsx';

const hues: readonly Hue[] = [
  'gray',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
];
const kinds: readonly (readonly [StatusDotKind, string])[] = [
  ['backlog', 'Backlog'],
  ['todo', 'To do'],
  ['in_progress', 'In progress'],
  ['waiting', 'Waiting'],
  ['review', 'Review'],
  ['done', 'Done'],
  ['cancelled', 'Cancelled'],
];
const team = [
  { id: '1', name: 'Ada Lovelace', isActive: true },
  { id: '2', name: 'Grace Hopper' },
  { id: '3', name: 'Charles Babbage' },
  { id: '4', name: 'Mary Somerville' },
];

export function MarkSamples() {
  return (
    <Card>
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-4">
          <Badge tone="soft">Queued</Badge>
          <Badge tone="busy" pulse>
            Working
          </Badge>
          <Badge tone="good">Done</Badge>
          <Badge tone="bad">Failed</Badge>
          <Badge tone="accent">Default</Badge>
          <Badge tone="bad" look="soft">
            Over the limit
          </Badge>
          <Badge tone="good" look="soft">
            Approved
          </Badge>
        </div>
        <div className="flex flex-wrap gap-2">
          {hues.map((color) => (
            <Tag key={color} color={color}>
              {color}
            </Tag>
          ))}
        </div>
        <div className="flex flex-wrap gap-2">
          {hues.map((color) => (
            <Tag key={color} color={color} look="dot">
              {color}
            </Tag>
          ))}
          <Tag color="blue" onRemove={() => undefined}>
            removable
          </Tag>
        </div>
        <div className="flex flex-wrap gap-4 text-sm">
          {kinds.map(([kind, name]) => (
            <span key={kind} className="flex items-center gap-1.5">
              <StatusDot kind={kind} />
              {name}
            </span>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-4">
          {(['small', 'medium', 'large', 'huge'] as const).map((size) => (
            <span key={size} className="flex items-center gap-2">
              <Avatar name="Ada Lovelace" size={size} isActive={size === 'large'} />
              <AgentAvatar name="Scribe" avatar={{ emoji: '🦉', color: 'teal' }} size={size} />
            </span>
          ))}
          <AvatarStack people={team} />
        </div>
        <Progress value={3} max={5} label="3 of 5 steps" />
        <Progress value={9} max={10} tone="bad" label="9 of 10 dollars" />
      </div>
    </Card>
  );
}

export function StateSamples() {
  return (
    <div className="grid gap-4">
      <StatRow>
        <Stat label="Spent this month" value="$1,204.16" note="12 % more than the month before" />
        <Stat label="Calls" value="8,412" note="31 without a price" />
        <Stat label="Failed" value="2.1 %" tone="bad" />
        <Stat label="Running now" value="7" tone="busy" />
      </StatRow>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Card>
          <EmptyState
            size="small"
            icon={<Inbox />}
            title="Nothing needs you"
            text="Reviews, questions of agents and failures come here."
            action={<Button look="primary">Open the board</Button>}
          />
        </Card>
        <div className="grid content-start gap-4">
          <ErrorState
            message="The runs could not be loaded."
            fix="The server may be restarting; this page tries again by itself."
            requestId="req_096afcf2c7cf4412"
            onRetry={() => undefined}
          />
          <Card>
            <div className="grid gap-2">
              <Skeleton className="h-5 w-1/3" />
              <SkeletonRows rows={3} label="Loading" className="h-8" />
            </div>
          </Card>
        </div>
      </div>
    </div>
  );
}
