import { AppError } from '@helix/runtime';
import type { Transaction } from '@helix/db';
import { beginChat } from '../chats/index.ts';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { sayInChat } from '../runs/index.ts';
import { mainName, parseSessionKey, printSessionKey } from './session-key.ts';
import {
  findAgentNamed,
  findSession,
  findTurn,
  insertTurn,
  lockSessionKey,
  putSession,
  touchSession,
  type Turn,
} from './session.queries.ts';

export const ownerOf = ({ id: memberId, organization }: Actor) => ({
  organizationId: organization.id,
  memberId,
});

/** Says something in a session, which begins with the first thing that is said. Sent again, it is the same turn. */
export function beginTurn(
  ctx: Context,
  actor: Actor,
  said: {
    sessionKey: string | undefined;
    agent: string | undefined;
    message: string;
    idempotencyKey: string;
  },
): Promise<{ turn: Turn; isNew: boolean }> {
  const owner = ownerOf(actor);
  const { idempotencyKey, message } = said;
  return ctx.transaction(async (tx) => {
    const session = await requireSession(ctx, tx, { actor, ...said });
    const known = await findTurn(tx.db, owner, idempotencyKey);
    if (known) return { turn: known, isNew: false };
    const { id: sessionId, key: sessionKey, agentId, chatId } = session;
    const { organizationId } = owner;
    const author = actorOf(actor);
    const { id: messageId, runId } = await sayInChat(ctx, tx, {
      ...{ organizationId, chatId, author, body: message },
    });
    await touchSession(tx.db, sessionId, ctx.now());
    await insertTurn(tx.db, {
      ...{ id: ctx.newId('turn'), ...owner, sessionId, idempotencyKey, messageId, runId },
      createdAt: ctx.now(),
    });
    const turn = { key: idempotencyKey, runId, sessionId, sessionKey, agentId };
    return { turn, isNew: true };
  });
}

async function requireSession(
  ctx: Context,
  tx: Transaction,
  wanted: { actor: Actor; sessionKey: string | undefined; agent: string | undefined },
) {
  const { actor, sessionKey, agent } = wanted;
  const owner = ownerOf(actor);
  const key = await resolveSessionKey(tx, actor, { sessionKey, agent });
  await lockSessionKey(tx.db, owner, key.text);
  const known = await findSession(tx.db, owner, key.text);
  if (known) return known;
  const chat = await beginChat(ctx, tx, { actor, agentId: key.agentId });
  const now = ctx.now();
  return putSession(tx.db, {
    ...{ id: ctx.newId('clientsession'), ...owner, key: key.text, agentId: key.agentId },
    ...{ chatId: chat.id, createdAt: now, updatedAt: now },
  });
}

/** The whole name of a session, with the id of its agent in it. */
export async function resolveSessionKey(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  { sessionKey, agent }: { sessionKey: string | undefined; agent?: string | undefined },
): Promise<{ text: string; agentId: string }> {
  const parsed = parseSessionKey(sessionKey ?? mainName);
  const named = parsed.agent ?? agent;
  const found = await findAgentNamed(db, actor.organization.id, named);
  if (!found) {
    const message = named === undefined ? 'There is no agent yet' : `No agent ${named}`;
    throw new AppError('resource.not_found', message);
  }
  return { text: printSessionKey(found.id, parsed.name), agentId: found.id };
}
