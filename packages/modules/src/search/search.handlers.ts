import { search } from '@helix/contracts/search';
import { implement } from '../endpoint-handler.ts';
import { searchEverything } from './search.ts';

export const searchHandlers = [
  implement(search, async ({ ctx, actor, query }) => ({
    items: await searchEverything(ctx, actor, query),
    nextCursor: null,
  })),
];
