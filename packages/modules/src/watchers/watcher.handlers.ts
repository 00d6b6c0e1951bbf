import * as contract from '@helix/contracts/watchers';
import { implement } from '../endpoint-handler.ts';
import { getWatchers, stopWatching, watchForAnother, watchForOneself } from './watcher.commands.ts';

export const watcherHandlers = [
  implement(contract.listWatchers, ({ ctx, actor, params, query }) =>
    getWatchers(ctx, actor, { ...params, ...query }),
  ),
  implement(contract.watch, ({ ctx, actor, params, body }) =>
    watchForOneself(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.unwatch, ({ ctx, actor, params }) =>
    stopWatching(ctx, actor, { ...params, memberId: actor.id }),
  ),
  implement(contract.addWatcher, ({ ctx, actor, params }) => watchForAnother(ctx, actor, params)),
  implement(contract.removeWatcher, ({ ctx, actor, params }) => stopWatching(ctx, actor, params)),
];
