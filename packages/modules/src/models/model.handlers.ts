import * as contract from '@helix/contracts/models';
import { AppError } from '@helix/runtime';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { archiveModel, createModel, makeModelDefault, updateModel } from './model.commands.ts';
import type { ModelRunsPort } from './model-runs-port.ts';
import { testModel } from './model-test.ts';
import { findModel, listModels } from './model.queries.ts';

export const createModelHandlers = (runs: ModelRunsPort) => [
  implement(contract.createModel, ({ ctx, actor, body }) => createModel(ctx, actor, body)),
  implement(contract.listModels, async ({ ctx, actor, query }) =>
    toPage(
      await listModels(ctx.db, {
        organizationId: actor.organization.id,
        archived: query.archived,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.getModel, async ({ ctx, actor, params }) => {
    const model = await findModel(ctx.db, actor.organization.id, params.modelId);
    if (!model) throw new AppError('resource.not_found', `No model ${params.modelId}`);
    return model;
  }),
  implement(contract.updateModel, ({ ctx, actor, params, body }) =>
    updateModel(ctx, actor, runs, { ...params, ...body }),
  ),
  implement(contract.makeModelDefault, ({ ctx, actor, params }) =>
    makeModelDefault(ctx, actor, params.modelId),
  ),
  implement(contract.testModel, ({ ctx, actor, params }) => testModel(ctx, actor, params.modelId)),
  implement(contract.archiveModel, ({ ctx, actor, params }) =>
    archiveModel(ctx, actor, params.modelId),
  ),
];
