import * as contract from '@helix/contracts/chats';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { archiveChat, createChat, requireChat, restoreChat, updateChat } from './chat.commands.ts';
import { listChats, listMessages } from './chat.queries.ts';

/** Saying something begins a run, so that is in the slice of runs. */
export const chatHandlers = [
  implement(contract.listChats, async ({ ctx, actor, query }) => {
    const chats = await listChats(ctx.db, {
      organizationId: actor.organization.id,
      agentId: query.agentId,
      createdById: query.mine === 'true' ? actor.id : undefined,
      isArchived: query.archived === 'true',
      before: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(chats, query.limit);
  }),
  implement(contract.createChat, ({ ctx, actor, body }) => createChat(ctx, actor, body)),
  implement(contract.getChat, ({ ctx, actor, params }) =>
    requireChat(ctx, actor.organization.id, params.chatId),
  ),
  implement(contract.updateChat, ({ ctx, actor, params, body }) =>
    updateChat(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.archiveChat, ({ ctx, actor, params }) =>
    archiveChat(ctx, actor, params.chatId),
  ),
  implement(contract.restoreChat, ({ ctx, actor, params }) =>
    restoreChat(ctx, actor, params.chatId),
  ),
  implement(contract.listChatMessages, async ({ ctx, actor, params, query }) => {
    const { id: chatId } = await requireChat(ctx, actor.organization.id, params.chatId);
    const { cursor, limit } = query;
    const page = { chatId, before: decodeCursor(cursor), limit: limit + 1 };
    return toPage(await listMessages(ctx.db, page), limit);
  }),
];
