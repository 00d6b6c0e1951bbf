import * as contract from '@helix/contracts/dependencies';
import { implement } from '../endpoint-handler.ts';
import { addDependency, getDependencies, removeDependency } from './dependency.commands.ts';

export const dependencyHandlers = [
  implement(contract.listDependencies, ({ ctx, actor, params }) =>
    getDependencies(ctx, actor, params.taskId),
  ),
  implement(contract.addDependency, ({ ctx, actor, params, body }) =>
    addDependency(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.removeDependency, ({ ctx, actor, params }) =>
    removeDependency(ctx, actor, params),
  ),
];
