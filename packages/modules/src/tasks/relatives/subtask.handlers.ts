import * as contract from '@helix/contracts/tasks';
import { implement } from '../../endpoint-handler.ts';
import { listSubtasks, setParent } from './subtask.commands.ts';

export const subtaskHandlers = [
  implement(contract.listSubtasks, ({ ctx, actor, params, query }) =>
    listSubtasks(ctx, actor, { ...params, ...query }),
  ),
  implement(contract.setParent, ({ ctx, actor, params, body }) =>
    setParent(ctx, actor, { ...params, ...body }),
  ),
];
