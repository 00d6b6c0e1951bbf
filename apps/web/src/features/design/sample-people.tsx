import { Avatar, type PickItem } from '@helix/ui';
import { AgentAvatar } from '../agents/agent-avatar.tsx';

const person = (name: string) => <Avatar name={name} size="small" isDecorative />;
const agent = (name: string) => (
  <AgentAvatar name={name} avatar={{ emoji: '🦉', color: 'teal' }} size="small" />
);

export const people: readonly PickItem[] = [
  {
    value: 'ada',
    label: 'Ada Lovelace',
    hint: 'You',
    group: 'People',
    icon: person('Ada Lovelace'),
  },
  { value: 'charles', label: 'Charles Babbage', group: 'People', icon: person('Charles Babbage') },
  { value: 'mary', label: 'Mary Somerville', group: 'People', icon: person('Mary Somerville') },
  { value: 'scribe', label: 'Scribe', hint: 'Writes', group: 'Agents', icon: agent('Scribe') },
  { value: 'critic', label: 'Critic', hint: 'Reviews', group: 'Agents', icon: agent('Critic') },
];

export const labels: readonly PickItem[] = [
  { value: 'bug', label: 'Bug' },
  { value: 'idea', label: 'Idea' },
  { value: 'chore', label: 'Chore' },
];
