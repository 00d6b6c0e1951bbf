import type { AgentRecord } from '@helix/contracts/agents';
import type { TaskCard } from '@helix/contracts/tasks';

type DispatchedTask = Pick<
  TaskCard,
  'agentId' | 'category' | 'openBlockers' | 'archivedAt' | 'deletedAt'
>;

/** Whether an agent begins by itself: with what is to be done and free to be done, or with what a review sent back. */
export function beginsByItself(
  task: DispatchedTask,
  agent: Pick<AgentRecord, 'executionMode' | 'archivedAt'> | undefined,
  { isSentBack }: { isSentBack: boolean },
): boolean {
  if (agent?.executionMode !== 'auto' || agent.archivedAt !== null) return false;
  if (task.archivedAt !== null || task.deletedAt !== null || task.openBlockers > 0) return false;
  return task.category === 'todo' || (isSentBack && task.category === 'in_progress');
}
