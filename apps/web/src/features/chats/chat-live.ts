import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { EndpointResult } from '@helix/contracts';
import type { Chat, ChatMessage, listChatMessages, listChats } from '@helix/contracts/chats';
import type { Run } from '@helix/contracts/runs';
import { invalidateSoon } from '../../lib/invalidate-soon.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { chatKeys } from './chat-queries.ts';

type ChatPages = InfiniteData<EndpointResult<typeof listChats>, string | undefined>;
type MessagePages = InfiniteData<EndpointResult<typeof listChatMessages>, string | undefined>;

export const applyChatEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'chat.created':
    case 'chat.archived':
    case 'chat.restored':
      applyChat(queries, event.data.chat);
      invalidateSoon(queries, chatKeys.lists);
      break;
    case 'chat.updated':
      applyChat(queries, event.data.chat);
      break;
    case 'chat.message_added':
      applyChat(queries, event.data.chat);
      applyMessage(queries, event.data.message);
      invalidateSoon(queries, chatKeys.lists);
      break;
    case 'run.changed':
      applyTurn(queries, event.data.run);
      break;
    default:
  }
};

/** A conversation as it is now; an older version than what is shown is passed over. */
export function applyChat(queries: QueryClient, chat: Chat): void {
  const newer = (known: Chat) => (known.version <= chat.version ? chat : known);
  queries.setQueryData<Chat>(chatKeys.one(chat.id), (known) => (known ? newer(known) : chat));
  changeListed(queries, (known) => (known.id === chat.id ? newer(known) : known));
}

export function applyMessage(queries: QueryClient, message: ChatMessage): void {
  queries.setQueryData<MessagePages>(chatKeys.messages(message.chatId), (known) => {
    const [first, ...rest] = known?.pages ?? [];
    if (!known || !first || known.pages.some((page) => page.items.some(isSame(message)))) {
      return known;
    }
    const items = [message, ...first.items].toSorted((a, b) => (a.id < b.id ? 1 : -1));
    return { ...known, pages: [{ ...first, items }, ...rest] };
  });
}

const isSame =
  ({ id }: ChatMessage) =>
  (other: ChatMessage) =>
    other.id === id;

/** How far the turn of an agent is. */
function applyTurn(queries: QueryClient, run: Run): void {
  if (run.trigger.kind !== 'chat') return;
  const latestRun = { id: run.id, status: run.status };
  const withRun = (chat: Chat) => (chat.latestRun?.id === run.id ? { ...chat, latestRun } : chat);
  queries.setQueryData<Chat>(chatKeys.one(run.trigger.chatId), (chat) => chat && withRun(chat));
  changeListed(queries, withRun);
}

function changeListed(queries: QueryClient, change: (chat: Chat) => Chat): void {
  queries.setQueriesData<ChatPages>(
    { queryKey: chatKeys.lists },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({ ...page, items: page.items.map(change) })),
      },
  );
}
