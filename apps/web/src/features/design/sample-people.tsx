import { Avatar, type PickItem } from '@helix/ui';
import { AgentAvatar } from '../agents/agent-avatar.tsx';

const person = (name: string) => <Avatar name={name} size="small" isDecorative />;
const agent = (name: string) => (
  <AgentAvatar name={name} avatar={{ emoji: '🦉', color: 'teal' }} size="small" />
);

export const people: readonly PickItem[] = [
  {
    id: 'ada',
    label: 'Ada Lovelace',
    hint: 'You',
    group: 'People',
    icon: person('Ada Lovelace'),
  },
  { id: 'charles', label: 'Charles Babbage', group: 'People', icon: person('Charles Babbage') },
  { id: 'mary', label: 'Mary Somerville', group: 'People', icon: person('Mary Somerville') },
  { id: 'scribe', label: 'Scribe', hint: 'Writes', group: 'Agents', icon: agent('Scribe') },
  { id: 'critic', label: 'Critic', hint: 'Reviews', group: 'Agents', icon: agent('Critic') },
];

export const labels: readonly PickItem[] = [
  { id: 'bug', label: 'Bug' },
  { id: 'idea', label: 'Idea' },
  { id: 'chore', label: 'Chore' },
];
