import * as contract from '@helix/contracts/saved-views';
import { implement } from '../endpoint-handler.ts';
import { createView, getView, removeView, updateView } from './saved-view.commands.ts';
import { listViewPage } from './saved-view-list.ts';

export const savedViewHandlers = [
  implement(contract.createSavedView, ({ ctx, actor, body }) => createView(ctx, actor, body)),
  implement(contract.listSavedViews, ({ ctx, actor, query }) => listViewPage(ctx, actor, query)),
  implement(contract.getSavedView, ({ ctx, actor, params }) =>
    getView(ctx.db, actor, params.viewId),
  ),
  implement(contract.updateSavedView, ({ ctx, actor, params, body }) =>
    updateView(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteSavedView, ({ ctx, actor, params }) =>
    removeView(ctx, actor, params.viewId),
  ),
];
