import {
  chatArchived,
  chatCreated,
  chatRestored,
  chatUpdated,
  type Chat,
} from '@helix/contracts/chats';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { changeChat, findChat, insertChat, lockChat } from './chat.queries.ts';

const untitled = 'New conversation';

export function createChat(
  ctx: Context,
  actor: Actor,
  input: { agentId: string; title?: string | undefined },
): Promise<Chat> {
  return ctx.transaction((tx) => beginChat(ctx, tx, { actor, ...input }));
}

/** In the transaction of whoever needs one. */
export async function beginChat(
  ctx: Context,
  tx: Transaction,
  input: { actor: Actor; agentId: string; title?: string | undefined },
): Promise<Chat> {
  const { actor, agentId, title } = input;
  const organizationId = actor.organization.id;
  const agent = await findAgent(tx.db, organizationId, agentId);
  if (!agent) throw new AppError('resource.not_found', `No agent ${agentId}`);
  if (agent.archivedAt !== null) {
    throw new AppError('agent.archived', `${agent.name} is archived; talk to another agent`);
  }
  const id = ctx.newId('chat');
  const now = ctx.now();
  await insertChat(tx.db, {
    ...{ id, organizationId, agentId },
    ...{ title: title ?? untitled, isUntitled: title === undefined },
    ...{ createdBy: actorOf(actor), lastMessageAt: now, createdAt: now },
  });
  const chat = await requireChat({ db: tx.db }, organizationId, id);
  tx.emit({ event: chatCreated, organizationId, actor: actorOf(actor), data: { chat } });
  return chat;
}

export async function requireChat(
  { db }: Pick<Context, 'db'>,
  organizationId: string,
  chatId: string,
): Promise<Chat> {
  const chat = await findChat(db, organizationId, chatId);
  if (!chat) throw noChat(chatId);
  return chat;
}

export function updateChat(
  ctx: Context,
  actor: Actor,
  input: { chatId: string; title: string; version?: number | undefined },
): Promise<Chat> {
  const organizationId = actor.organization.id;
  const { chatId, title, version } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockChat(tx.db, organizationId, chatId);
    if (!current) throw noChat(chatId);
    const { isUntitled: _unsaid, ...shown } = current;
    if (version !== undefined && version !== shown.version) {
      throw new AppError('resource.version_conflict', 'This conversation was changed meanwhile', {
        details: { current: shown },
      });
    }
    const change = onlyChanged(shown, { title });
    if (Object.keys(change).length === 0) return shown;
    const target = { organizationId, id: chatId };
    const chat = await changeChat(tx.db, target, { ...change, isUntitled: false });
    const changes = changesBetween(shown, change);
    const about = { organizationId, actor: actorOf(actor) };
    tx.emit({ event: chatUpdated, ...about, data: { chat, changes } });
    return chat;
  });
}

export const archiveChat = (ctx: Context, actor: Actor, chatId: string) =>
  setArchived(ctx, actor, { chatId, isArchived: true });
export const restoreChat = (ctx: Context, actor: Actor, chatId: string) =>
  setArchived(ctx, actor, { chatId, isArchived: false });

function setArchived(
  ctx: Context,
  actor: Actor,
  { chatId, isArchived }: { chatId: string; isArchived: boolean },
): Promise<Chat> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const current = await lockChat(tx.db, organizationId, chatId);
    if (!current) throw noChat(chatId);
    const { isUntitled: _unsaid, ...shown } = current;
    if ((shown.archivedAt !== null) === isArchived) return shown;
    const archivedAt = isArchived ? ctx.now() : null;
    const chat = await changeChat(tx.db, { organizationId, id: chatId }, { archivedAt });
    const event = isArchived ? chatArchived : chatRestored;
    tx.emit({ event, organizationId, actor: actorOf(actor), data: { chat } });
    return chat;
  });
}

export const noChat = (id: string) => new AppError('resource.not_found', `No chat ${id}`);
