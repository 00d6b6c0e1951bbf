import * as contract from '@helix/contracts/models';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { createModel } from './model.commands.ts';
import { listModels } from './model.queries.ts';

export const modelHandlers = [
  implement(contract.createModel, ({ ctx, actor, body }) => createModel(ctx, actor, body)),
  implement(contract.listModels, async ({ ctx, actor, query }) =>
    toPage(
      await listModels(ctx.db, {
        organizationId: actor.organization.id,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
];
