import { postChatMessage } from '@helix/contracts/chats';
import { cancelRun as cancelEndpoint, getRun, isEnded, type Run } from '@helix/contracts/runs';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { cancelRun, findLiveRunOfChat, findRun } from '../runs/index.ts';
import { beginTurn, ownerOf, resolveSessionKey } from './begin-turn.ts';
import { answerClient, type ClientCall } from './client-method.ts';
import { followTurn, waitForEnd } from './follow-turn.ts';
import { findSession, findTurn, type Turn } from './session.queries.ts';

export const turnMethods = {
  agent: answerClient('agent', postChatMessage, async (call) => {
    const { ctx, actor, params } = call;
    const { agentId: agent, sessionKey, message, idempotencyKey } = params;
    const said = { agent, sessionKey, message, idempotencyKey };
    const { turn, isNew } = await beginTurn(ctx, actor, said);
    const { key: runId, agentId, sessionId } = turn;
    const about = { runId, sessionKey: turn.sessionKey, agentId };
    const status = isNew ? 'accepted' : 'in_flight';
    await call.answerFirst({ ...about, status, acceptedAt: ctx.now().getTime() });
    void follow(call, turn);
    const place = { organizationId: actor.organization.id, runId: turn.runId };
    const run = await waitForEnd(ctx, place, call.signal);
    if (!run) throw new AppError('service.unavailable', 'The client went away');
    if (run.status !== 'succeeded') throw failed(run);
    return { runId, status: 'ok', summary: 'completed', result: resultOf(run, sessionId) };
  }),

  'agent.wait': answerClient('agent.wait', getRun, async ({ ctx, actor, params, signal }) => {
    const turn = await requireTurn(ctx, actor, params.runId);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(params.timeoutMs)]);
    const place = { organizationId: actor.organization.id, runId: turn.runId };
    const known = await findRun(ctx.db, place.organizationId, place.runId);
    const run = known && isEnded(known.status) ? known : await waitForEnd(ctx, place, limit);
    if (!run) return { runId: params.runId, status: 'timeout' };
    const { status, startedAt, endedAt, output, message } = run;
    return {
      runId: params.runId,
      status: status === 'succeeded' ? 'ok' : 'error',
      ...(startedAt !== null && { startedAt: Date.parse(startedAt) }),
      ...(endedAt !== null && { endedAt: Date.parse(endedAt) }),
      stopReason: stopReasons[status] ?? 'error',
      ...(output !== null && { terminalReply: { disposition: 'visible', text: output } }),
      ...(status !== 'succeeded' && { error: message ?? status }),
    };
  }),

  'chat.send': answerClient('chat.send', postChatMessage, async (call) => {
    const { ctx, actor, params } = call;
    const { agentId: agent, sessionKey, message, idempotencyKey } = params;
    const said = { agent, sessionKey, message, idempotencyKey };
    const { turn, isNew } = await beginTurn(ctx, actor, said);
    void follow(call, turn);
    return { runId: turn.key, status: isNew ? 'started' : 'in_flight' };
  }),

  'chat.abort': answerClient('chat.abort', cancelEndpoint, async ({ ctx, actor, params }) => {
    const { sessionKey, runId } = params;
    const found =
      runId === undefined
        ? await findLiveTurn(ctx, actor, sessionKey)
        : await requireTurn(ctx, actor, runId);
    const run = found && (await findRun(ctx.db, actor.organization.id, found.runId));
    if (!found || !run || isEnded(run.status)) return { ok: true, aborted: false, runIds: [] };
    await cancelRun(ctx, actor, run.id);
    return { ok: true, aborted: true, runIds: [found.key] };
  }),
};

const stopReasons: Readonly<Record<string, string>> = { succeeded: 'stop', cancelled: 'aborted' };

/** Goes on with a turn of which another engine told the beginning. */
export async function takeOver(
  call: Pick<ClientCall<'agent'>, 'ctx' | 'actor' | 'follow'>,
  { runId, afterSeq }: { runId: string; afterSeq: number },
): Promise<void> {
  const turn = await requireTurn(call.ctx, call.actor, runId);
  void follow(call, turn, afterSeq);
}

function follow(
  { ctx, actor, follow: begin }: Pick<ClientCall<'agent'>, 'ctx' | 'actor' | 'follow'>,
  turn: Turn,
  afterSeq = 0,
): Promise<unknown> {
  const organizationId = actor.organization.id;
  return begin(turn.key, (tell, signal) =>
    followTurn(ctx, { organizationId, turn, afterSeq }, { tell, signal }),
  );
}

async function requireTurn(ctx: Context, actor: Actor, key: string): Promise<Turn> {
  const turn = await findTurn(ctx.db, ownerOf(actor), key);
  if (!turn) throw new AppError('resource.not_found', `No turn ${key}`);
  return turn;
}

async function findLiveTurn(
  ctx: Context,
  actor: Actor,
  sessionKey: string,
): Promise<Turn | undefined> {
  const owner = ownerOf(actor);
  const { text } = await resolveSessionKey(ctx, actor, { sessionKey });
  const session = await findSession(ctx.db, owner, text);
  const runId = session && (await findLiveRunOfChat(ctx.db, session.chatId));
  return runId === undefined ? undefined : findTurn(ctx.db, owner, runId);
}

function failed({ status, message, reason }: Run): AppError {
  const words = message ?? reason ?? status;
  return new AppError('service.unavailable', words, { details: { reason: reason ?? status } });
}

function resultOf({ output, startedAt, endedAt, costUsd }: Run, sessionId: string) {
  const durationMs =
    startedAt === null || endedAt === null ? 0 : Date.parse(endedAt) - Date.parse(startedAt);
  return {
    payloads: [{ text: output ?? '', mediaUrl: null }],
    meta: { durationMs, agentMeta: { sessionId }, ...(costUsd !== null && { costUsd }) },
  };
}
