/** Why nobody can be put to work on a task. */
export const workRefusals = [
  'resource.not_found',
  'board.archived',
  'task.archived',
  'task.deleted',
  'task.move_denied',
  'task.wip_exceeded',
  'agent.no_model',
  'agent.archived',
  'run.already_active',
] as const;
