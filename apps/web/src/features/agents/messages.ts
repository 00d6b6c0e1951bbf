import type { Agent } from '@helix/contracts/agents';

const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const messages = {
  agents: 'Agents',
  status: {
    idle: 'Idle',
    working: 'Working',
    waiting: 'Waits for a person',
    paused: 'Paused',
    unreachable: 'No gateway',
  } satisfies Record<Agent['status'], string>,
  statusMeans: {
    idle: 'Nothing to do right now.',
    working: 'A run of it is being carried out.',
    waiting: 'A run of it waits for an answer or a decision of a person.',
    paused: 'It begins nothing new until somebody lets it go on.',
    unreachable: 'No gateway is connected, so nothing can be carried out. See Settings → System.',
  } satisfies Record<Agent['status'], string>,
  done: {
    pause: (name: string) => `${name} is paused`,
    resume: (name: string) => `${name} goes on`,
    archive: (name: string) => `${name} was archived`,
    restore: (name: string) => `${name} is back`,
  },
  notChanged: (name: string, reason: string) => `${name} stays as it was. ${reason}`,
  count: (count: number) => counted(count, 'agent', 'agents'),
};
