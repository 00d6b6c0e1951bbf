import * as contract from '@helix/contracts/why';
import { implement } from '../endpoint-handler.ts';
import { whyRun, whyTask } from './why.ts';

export const whyHandlers = [
  implement(contract.explainTask, ({ ctx, actor, params }) => whyTask(ctx, actor, params.taskId)),
  implement(contract.explainRun, ({ ctx, actor, params }) => whyRun(ctx, actor, params.runId)),
];
