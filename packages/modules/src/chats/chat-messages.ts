import type { EventActor } from '@helix/contracts';
import { chatMessageAdded, chatUpdated, type ChatMessage } from '@helix/contracts/chats';
import type { Db, Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { changeChat, insertMessage, listMessages } from './chat.queries.ts';

/** More than fits a prompt; what does not fit is left out there, oldest first. */
const conversationLimit = 200;
const longestTitle = 80;

/** Adds what somebody said, and makes the run that it belongs to the latest of the conversation. */
export async function addMessage(
  ctx: Context,
  tx: Transaction,
  said: {
    organizationId: string;
    chatId: string;
    /** Given by whoever needs it beforehand. */
    id?: string;
    author: EventActor;
    body: string;
    runId: string;
    isFirst?: boolean;
  },
): Promise<ChatMessage> {
  const { organizationId, chatId, author, body, runId, isFirst = false } = said;
  const createdAt = ctx.now();
  const id = said.id ?? ctx.newId('message');
  const message = await insertMessage(tx.db, {
    ...{ id, organizationId, chatId, author, body, runId, createdAt },
  });
  const chat = await changeChat(
    tx.db,
    { organizationId, id: chatId },
    {
      lastMessageAt: createdAt,
      latestRunId: runId,
      ...(isFirst && { title: titleOf(body), isUntitled: false }),
    },
  );
  const about = { organizationId, actor: author, runId };
  tx.emit({ event: chatMessageAdded, ...about, data: { chat, message } });
  return message;
}

/** The turn that answers anew. */
export async function setLatestRun(
  tx: Transaction,
  turn: { organizationId: string; chatId: string; runId: string; actor: EventActor },
): Promise<void> {
  const { organizationId, chatId, runId, actor } = turn;
  const chat = await changeChat(tx.db, { organizationId, id: chatId }, { latestRunId: runId });
  tx.emit({ event: chatUpdated, organizationId, actor, runId, data: { chat, changes: {} } });
}

/** The first line, as far as it goes. */
function titleOf(body: string): string {
  const [line = ''] = body.trim().split('\n');
  const words = line.replace(/^[#>*\-\s]+/, '').trim() || line.trim();
  return words.length <= longestTitle
    ? words
    : `${words.slice(0, longestTitle).toWellFormed().trimEnd()}…`;
}

/** What was said up to a message, oldest first. */
export async function listConversation(
  db: Db,
  { chatId, messageId }: { chatId: string; messageId: string },
): Promise<ChatMessage[]> {
  const newest = await listMessages(db, { chatId, upTo: messageId, limit: conversationLimit });
  return newest.toReversed();
}
