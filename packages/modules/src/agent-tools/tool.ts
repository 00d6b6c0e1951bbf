import { z } from 'zod';
import type { EventActor } from '@helix/contracts';
import type { RunTool, RunToolResult } from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import type { BoardVisitor } from '../structure/index.ts';
import type { Cause } from '../tasks/index.ts';
import type { ToolRun } from '../runs/index.ts';

export type ToolResult = RunToolResult['result'];

/** One call of a tool: what it does, it does through `tx`, in the name of the agent, on the board of its run. */
export type ToolCall = {
  readonly ctx: Context;
  readonly tx: Transaction;
  readonly run: ToolRun;
  readonly callId: string;
  readonly agent: EventActor;
  readonly by: Cause & { readonly runId: string };
  /** Passes where the board of the run lets something be written; whose board it is was checked before. */
  readonly visitor: BoardVisitor;
};
/** The same in a run that is about a task. */
export type TaskCall = ToolCall & {
  readonly run: ToolRun & { readonly taskId: string; readonly boardId: string };
};

export type AgentTool = RunTool & {
  readonly needsTask: boolean;
  /** Explains wrong arguments to the model instead of failing. */
  carryOut(call: ToolCall, input: unknown): Promise<ToolResult>;
};

/** A tool of a run that is about a task. */
export function defineTaskTool<const I extends z.ZodType>(tool: {
  name: string;
  description: string;
  input: I;
  carryOut(call: TaskCall, input: z.output<I>): Promise<ToolResult>;
}): AgentTool {
  return {
    ...defineTool({
      ...tool,
      async carryOut(call, input) {
        const { taskId, boardId } = call.run;
        if (taskId === null || boardId === null) return refuse('This run is not about a task.');
        return tool.carryOut({ ...call, run: { ...call.run, taskId, boardId } }, input);
      },
    }),
    needsTask: true,
  };
}

export function defineTool<const I extends z.ZodType>(tool: {
  name: string;
  description: string;
  input: I;
  carryOut(call: ToolCall, input: z.output<I>): Promise<ToolResult>;
}): AgentTool {
  const { name, description, input } = tool;
  return {
    name,
    description,
    needsTask: false,
    inputSchema: z.toJSONSchema(input, { io: 'input', target: 'draft-7' }),
    async carryOut(call, given) {
      const parsed = input.safeParse(given);
      if (parsed.success) return tool.carryOut(call, parsed.data);
      const lines = parsed.error.issues.map(
        ({ path, message }) =>
          `- ${path.length === 0 ? 'the arguments' : path.join('.')}: ${message}`,
      );
      return refuse([`The arguments of ${name} are wrong:`, ...lines].join('\n'));
    },
  };
}

export function tell(output: string): ToolResult {
  return { kind: 'output', output, isError: false };
}

export function refuse(sentence: string): ToolResult {
  return { kind: 'output', output: sentence, isError: true };
}
