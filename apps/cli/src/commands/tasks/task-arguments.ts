import { Option, type Command } from 'commander';
import type { Client } from '@helix/client';
import { priorities, type Priority } from '@helix/contracts/tasks';
import { exitCodes, Failure } from '../../failure.ts';
import { textOf } from '../../profile/prompt.ts';
import { findAgentId, findLabelIds, findMember } from '../../remote/resolve.ts';

export type FieldOptions = {
  description?: string;
  priority?: Priority;
  label?: string[];
  due?: string;
  assignee?: string;
  agent?: string;
  approval?: boolean;
};

export const taskArgument = ['<task>', 'its key, such as ENG-42, or its id'] as const;
const nobody = 'none';

export function withFieldOptions(command: Command): Command {
  return command
    .option('--description <markdown>', '- reads it from standard input')
    .addOption(new Option('--priority <priority>').choices(priorities))
    .option('--label <names...>', 'labels of the board, by name')
    .option('--due <day>', 'such as 2026-12-24; none takes it off')
    .option('--assignee <member>', 'by address, name or id, or none')
    .option('--agent <agent>', 'by name or id, or none')
    .option('--approval', 'done only when somebody else has approved it')
    .option('--no-approval', 'done without anybody approving it');
}

/** What was said of the fields of a task, in the words of the contract. */
export async function readFields(client: Client, boardId: string, options: FieldOptions) {
  const { description, priority, label, due, assignee, agent, approval } = options;
  return {
    ...(description !== undefined && { description: await textOf(description) }),
    ...(priority !== undefined && { priority }),
    ...(label !== undefined && { labelIds: await findLabelIds(client, boardId, label) }),
    ...(due !== undefined && { dueDate: due === nobody ? null : dayOf(due) }),
    ...(assignee !== undefined && { assigneeId: await assigneeOf(client, assignee) }),
    ...(agent !== undefined && {
      agentId: agent === nobody ? null : await findAgentId(client, agent),
    }),
    ...(approval !== undefined && { requiresApproval: approval }),
  };
}

export async function assigneeOf(client: Client, named: string): Promise<string | null> {
  return named === nobody ? null : (await findMember(client, named)).id;
}

function dayOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new Failure(`${text} is no day; write it as 2026-12-24.`, exitCodes.usage);
}
