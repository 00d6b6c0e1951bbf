import type { RunTool, ToolRequest } from '@helix/contracts/gateway';
import { storable, type Transaction } from '@helix/db';
import { isAppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import type { Context } from '../context.ts';
import type { Toolbox, ToolRun } from '../runs/index.ts';
import { askPerson } from './ask-person.tool.ts';
import { attachText } from './attach-text.tool.ts';
import { comment } from './comment.tool.ts';
import { createSubtask } from './create-subtask.tool.ts';
import { finish } from './finish.tool.ts';
import { listTasks } from './list-tasks.tool.ts';
import { loadSkill } from './load-skill.tool.ts';
import { readArguments } from './read-arguments.ts';
import { readTask } from './read-task.tool.ts';
import { recallMemories } from './recall.tool.ts';
import { rememberNote } from './remember.tool.ts';
import { refuse, type AgentTool, type ToolResult } from './tool.ts';
import { updateChecklist } from './update-checklist.tool.ts';

/** Always in this order: what changes least in a prompt is cached best. */
const tools: readonly AgentTool[] = [
  readTask,
  listTasks,
  comment,
  createSubtask,
  updateChecklist,
  attachText,
  rememberNote,
  recallMemories,
  loadSkill,
  askPerson,
  finish,
];

/** The tools that stay inside the product. */
export function createToolbox(ctx: Context): Toolbox {
  return {
    toolsFor: (run) => toolsOf(run).map(toRunTool),
    async carryOut(tx, run, request) {
      const tool = toolsOf(run).find(({ name }) => name === request.name);
      if (!tool) return unknownTool(run, request.name);
      try {
        // What a refused call has written so far is taken back; that it was refused is kept.
        return await tx.part(() => carryOut(ctx, tx, { run, tool, request }));
      } catch (error) {
        if (!isAppError(error) || error.status >= 500) throw error;
        return refuse(error.message);
      }
    },
  };
}

const toolsOf = (run: ToolRun) =>
  tools.filter(({ needsTask }) => !needsTask || (run.taskId !== null && run.boardId !== null));

const toRunTool = ({ name, description, inputSchema }: AgentTool): RunTool => ({
  name,
  description,
  inputSchema,
});

function unknownTool(run: ToolRun, name: string): ToolResult {
  const names = toolsOf(run).map((tool) => tool.name);
  return refuse(`There is no tool named ${name}. There are: ${names.join(', ')}.`);
}

async function carryOut(
  ctx: Context,
  tx: Transaction,
  wanted: { run: ToolRun; tool: AgentTool; request: ToolRequest },
): Promise<ToolResult> {
  const { run, tool, request } = wanted;
  const { organizationId, agentId, id: runId } = run;
  const found = await findAgent(tx.db, organizationId, agentId);
  if (!found) return refuse('The agent of this run is gone.');
  const agent = { kind: 'agent', id: agentId, name: found.name } as const;
  return tool.carryOut(
    {
      ...{ ctx, tx, run, agent, callId: request.callId },
      by: { organizationId, actor: agent, runId },
      visitor: { id: agentId, role: 'admin', organization: { id: organizationId } },
    },
    storable(readArguments(request.input)),
  );
}
