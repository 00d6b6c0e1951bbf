import type { MentionCandidate } from '@helix/contracts/comments';

/** What keeps an agent from answering at once, the most lasting first. */
export function agentState(agent: {
  hasModel: boolean;
  isPaused: boolean;
  live: number;
  queued: number;
  most: number;
}): NonNullable<MentionCandidate['state']> {
  if (!agent.hasModel) return 'no_model';
  if (agent.isPaused) return 'paused';
  if (agent.live >= agent.most) return 'working';
  return agent.queued > 0 ? 'queued' : 'idle';
}
