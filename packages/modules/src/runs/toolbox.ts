import type { RunTool, RunToolResult, ToolRequest } from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';

/** The run on whose behalf a tool works. */
export type ToolRun = {
  readonly id: string;
  readonly organizationId: string;
  readonly taskId: string | null;
  readonly agentId: string;
  readonly attempt: number;
  readonly boardId: string | null;
  /** How many mentions by agents led to this run. */
  readonly depth: number;
};

/** The tools that stay inside the product. */
export type Toolbox = {
  toolsFor(run: ToolRun): readonly RunTool[];
  /** Works through `tx` only: its effect and the record of the call are committed together, once. */
  carryOut(tx: Transaction, run: ToolRun, request: ToolRequest): Promise<RunToolResult['result']>;
};

/** For engines that offer none. A model that asks all the same is told so. */
export const noTools: Toolbox = {
  toolsFor: () => [],
  async carryOut(_tx, _run, { name }) {
    return { kind: 'output', output: `There is no tool named ${name}.`, isError: true };
  },
};
