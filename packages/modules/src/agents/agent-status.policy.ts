import type { AgentStatus } from '@helix/contracts/agents';

/** What an agent is doing, from what is so. */
export function statusOf(facts: {
  readonly isPaused: boolean;
  readonly isReachable: boolean;
  readonly working: number;
  readonly waiting: number;
}): AgentStatus {
  if (facts.isPaused) return 'paused';
  // Believed before the number of gateways, which is told every few seconds only.
  if (facts.working > 0) return 'working';
  if (!facts.isReachable) return 'unreachable';
  return facts.waiting > 0 ? 'waiting' : 'idle';
}
