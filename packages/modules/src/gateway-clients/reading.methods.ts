import { listAgents } from '@helix/contracts/agents';
import { listChatMessages, listChats } from '@helix/contracts/chats';
import { listModels } from '@helix/contracts/models';
import { providerFacts } from '@helix/contracts/models';
import { listMessages } from '../chats/index.ts';
import { answerClient } from './client-method.ts';
import { ownerOf, resolveSessionKey } from './begin-turn.ts';
import { listVisibleAgents, listVisibleModels } from './catalogue.queries.ts';
import { findSession, listSessions } from './session.queries.ts';
import { mainName } from './session-key.ts';

/** More of them are not shown to clients, which have no pages. */
const listed = 500;

export const readingMethods = {
  status: answerClient('status', listAgents, async ({ ctx, actor, version }) => {
    const sessions = await listSessions(ctx.db, ownerOf(actor), 10);
    const agents = await listVisibleAgents(ctx.db, actor.organization.id, listed);
    return {
      runtimeVersion: version,
      organization: { name: actor.organization.name, slug: actor.organization.slug },
      heartbeat: { defaultAgentId: agents[0]?.id ?? '', agents: [] },
      channelSummary: [],
      queuedSystemEvents: [],
      sessions: { paths: [], count: sessions.length, defaults: {}, recent: sessions.map(toRow) },
    };
  }),

  'agents.list': answerClient('agents.list', listAgents, async ({ ctx, actor }) => {
    const agents = await listVisibleAgents(ctx.db, actor.organization.id, listed);
    return {
      defaultId: agents[0]?.id ?? 'none',
      mainKey: mainName,
      scope: 'per-sender',
      agents: agents.map(({ id, name, role, emoji, model, createdAt }) => ({
        ...{ id, name, kind: 'agent', createdAt: createdAt.getTime() },
        identity: { name, theme: role, ...(emoji !== '' && { emoji }) },
        ...(model !== null && { model: { primary: model } }),
      })),
    };
  }),

  'models.list': answerClient('models.list', listModels, async ({ ctx, actor }) => {
    const models = await listVisibleModels(ctx.db, actor.organization.id, listed);
    return {
      models: models.map(({ provider, model, displayName, apiKeyLastFour, settings }) => ({
        ...{ id: model, name: displayName, provider, supportsTools: settings.canUseTools },
        available: apiKeyLastFour !== null || !providerFacts[provider].needsKey,
        input: settings.canSee ? ['text', 'image'] : ['text'],
        ...(settings.contextWindow !== null && { contextWindow: settings.contextWindow }),
      })),
    };
  }),

  'sessions.list': answerClient('sessions.list', listChats, async ({ ctx, actor, params }) => {
    const sessions = await listSessions(ctx.db, ownerOf(actor), params.limit);
    const about = { ts: ctx.now().getTime(), count: sessions.length };
    return { ...about, defaults: {}, sessions: sessions.map(toRow) };
  }),

  'chat.history': answerClient('chat.history', listChatMessages, async (call) => {
    const { ctx, actor, params } = call;
    const { sessionKey, limit } = params;
    const { text } = await resolveSessionKey(ctx, actor, { sessionKey });
    const session = await findSession(ctx.db, ownerOf(actor), text);
    // One in which nothing was said is not there yet.
    if (!session) return { sessionKey: text, sessionId: text, messages: [] };
    const newest = await listMessages(ctx.db, { chatId: session.chatId, limit });
    return {
      sessionKey: text,
      sessionId: session.id,
      messages: newest.toReversed().map(({ id, author, body, createdAt }) => ({
        ...{ id, role: author.kind === 'agent' ? 'assistant' : 'user' },
        content: [{ type: 'text', text: body }],
        timestamp: Date.parse(createdAt),
      })),
    };
  }),
};

type SessionRow = Awaited<ReturnType<typeof listSessions>>[number];

function toRow({ id, key, agentId, agentName, title, lastMessageAt }: SessionRow) {
  const updatedAt = lastMessageAt.getTime();
  return {
    key,
    kind: 'direct',
    sessionId: id,
    agentId,
    label: title,
    displayName: agentName,
    updatedAt,
  };
}
