import { AppError } from '@helix/runtime';
import { countUses } from './board-tasks.queries.ts';
import type { ToolCall } from './tool.ts';

/** How often one run may use a tool that leaves something behind. */
const mostUses = {
  comment: 20,
  create_subtask: 20,
  attach_text: 20,
  remember: 20,
  ask_person: 10,
} as const;

export async function requireUseLeft(
  { tx, run }: ToolCall,
  name: keyof typeof mostUses,
): Promise<void> {
  const most = mostUses[name];
  if ((await countUses(tx.db, run.id, name)) < most) return;
  throw new AppError(
    'resource.conflict',
    `You have used ${name} ${most} times in this run, which is as often as you may.`,
  );
}
