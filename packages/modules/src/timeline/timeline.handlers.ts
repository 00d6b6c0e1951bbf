import * as contract from '@helix/contracts/timeline';
import { implement } from '../endpoint-handler.ts';
import { getTimeline } from './timeline.ts';

export const timelineHandlers = [
  implement(contract.getTimeline, ({ ctx, actor, params, query }) =>
    getTimeline(ctx, actor, { ...params, ...query }),
  ),
];
