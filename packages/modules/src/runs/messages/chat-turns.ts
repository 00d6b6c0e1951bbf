import type { EventActor } from '@helix/contracts';
import { isEnded, type Run } from '@helix/contracts/runs';
import type { ChatMessage } from '@helix/contracts/chats';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { addMessage, findLastOfPerson, lockChat, noChat, setLatestRun } from '../../chats/index.ts';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { hintRunControl } from './run-control.ts';
import { sayToRun } from './run-messages.ts';
import { findLiveRunOfChat, lockRun } from '../run.queries.ts';
import { startAnswer } from '../admission/start-run.ts';

/** What a person says begins the agent's turn, or is heard in the one under way. */
export function postChatMessage(
  ctx: Context,
  actor: Actor,
  { chatId, body }: { chatId: string; body: string },
): Promise<ChatMessage> {
  const organizationId = actor.organization.id;
  const said = { organizationId, chatId, author: actorOf(actor), body };
  return ctx.transaction((tx) => sayInChat(ctx, tx, said));
}

/** The same in the transaction of whoever has more to write. The run of the message is the turn that answers it. */
export async function sayInChat(
  ctx: Context,
  tx: Transaction,
  said: { organizationId: string; chatId: string; author: EventActor; body: string },
): Promise<ChatMessage & { readonly runId: string }> {
  const { organizationId, chatId, author, body } = said;
  const id = ctx.newId('message');
  const chat = await requireOpenChat(tx, organizationId, chatId);
  const live = await lockLiveRun(tx, chatId);
  if (live) {
    const heard = { organizationId, runId: live.id, messageId: ctx.newId('said') };
    await sayToRun(ctx, tx, { ...heard, from: author, text: body });
  }
  const { id: runId } =
    live ??
    (await startAnswer(ctx, tx, {
      ...{ organizationId, taskId: null, chatId, agentId: chat.agentId },
      trigger: { kind: 'chat', chatId, messageId: id },
      instruction: body,
      requestedBy: author,
    }));
  tx.afterCommit(() => hintRunControl(ctx.ephemeral, runId));
  const message = { organizationId, chatId, id, author, body, runId, isFirst: chat.isUntitled };
  return { ...(await addMessage(ctx, tx, message)), runId };
}

/** Another answer to what was said last. */
export function retryTurn(
  ctx: Context,
  actor: Actor,
  { chatId, former }: { chatId: string; former: Run },
): Promise<Run> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const chat = await requireOpenChat(tx, organizationId, chatId);
    const asked = await findLastOfPerson(tx.db, chatId);
    if (chat.latestRun?.id !== former.id || !asked) {
      throw new AppError('resource.conflict', 'The conversation has gone on since');
    }
    const run = await startAnswer(ctx, tx, {
      ...{ organizationId, taskId: null, chatId, agentId: chat.agentId },
      trigger: { kind: 'chat', chatId, messageId: asked.id },
      instruction: asked.body,
      requestedBy: actorOf(actor),
    });
    await setLatestRun(tx, { organizationId, chatId, runId: run.id, actor: actorOf(actor) });
    return run;
  });
}

async function requireOpenChat(tx: Transaction, organizationId: string, chatId: string) {
  const chat = await lockChat(tx.db, organizationId, chatId);
  if (!chat) throw noChat(chatId);
  if (chat.archivedAt !== null) {
    throw new AppError('resource.conflict', 'This conversation is archived; restore it first');
  }
  return chat;
}

async function lockLiveRun(tx: Transaction, chatId: string): Promise<Run | undefined> {
  const id = await findLiveRunOfChat(tx.db, chatId);
  const run = id === undefined ? undefined : await lockRun(tx.db, id);
  return run && !isEnded(run.status) ? run : undefined;
}
