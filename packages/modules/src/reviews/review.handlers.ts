import * as contract from '@helix/contracts/reviews';
import { implement } from '../endpoint-handler.ts';
import { approveTask, rejectTask } from './review.commands.ts';

export const reviewHandlers = [
  implement(contract.approveTask, ({ ctx, actor, params, body }) =>
    approveTask(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.rejectTask, ({ ctx, actor, params, body }) =>
    rejectTask(ctx, actor, { ...params, ...body }),
  ),
];
