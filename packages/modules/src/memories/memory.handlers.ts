import * as contract from '@helix/contracts/memories';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { prefixQuery, searchWords } from '../search/index.ts';
import { createMemory, deleteMemory, noMemory, updateMemory } from './memory.commands.ts';
import { findMemory, listMemories } from './memory.queries.ts';

export const memoryHandlers = [
  implement(contract.listMemories, async ({ ctx, actor, query }) => {
    const words = searchWords(query.q ?? '');
    const rows = await listMemories(ctx.db, {
      organizationId: actor.organization.id,
      scope: query.scope,
      agentId: query.agentId,
      query: words.length === 0 ? undefined : prefixQuery(words.map((word) => [word])),
      before: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(rows, query.limit);
  }),
  implement(contract.createMemory, ({ ctx, actor, body }) => createMemory(ctx, actor, body)),
  implement(contract.getMemory, async ({ ctx, actor, params }) => {
    const memory = await findMemory(ctx.db, actor.organization.id, params.memoryId);
    if (!memory) throw noMemory(params.memoryId);
    return memory;
  }),
  implement(contract.updateMemory, ({ ctx, actor, params, body }) =>
    updateMemory(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteMemory, ({ ctx, actor, params }) =>
    deleteMemory(ctx, actor, params.memoryId),
  ),
];
