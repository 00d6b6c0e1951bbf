import type { MentionCandidate, MentionEffect, UnresolvedMention } from '@helix/contracts/comments';
import type { Actor, Context } from '../context.ts';
import { findTypicalCosts } from '../ledger/index.ts';
import {
  countAhead,
  countRoom,
  findLiveRuns,
  listMentionable,
  rankMentions,
  resolveMentions,
} from '../mentions/index.ts';
import { findAbsence, requireTask } from '../tasks/index.ts';
import { effectOf } from './mention-effect.policy.ts';

export async function searchMentions(
  ctx: Context,
  actor: Actor,
  search: { q: string; taskId?: string | undefined; limit: number },
): Promise<{ items: MentionCandidate[] }> {
  const { q, taskId, limit } = search;
  const task = taskId === undefined ? undefined : await requireTask(ctx.db, actor, taskId, 'view');
  const everyone = await listMentionable(ctx.db, actor.organization.id, task?.boardId);
  return { items: rankMentions(q, everyone, limit) };
}

export async function previewMentions(
  ctx: Context,
  actor: Actor,
  draft: { taskId: string; body: string },
): Promise<{ mentions: MentionEffect[]; unresolved: UnresolvedMention[] }> {
  const organizationId = actor.organization.id;
  const task = await requireTask(ctx.db, actor, draft.taskId, 'create');
  const { boardId } = task;
  const about = { organizationId, boardId, text: draft.body };
  const { mentions, unresolved } = await resolveMentions(ctx.db, about);
  if (mentions.length === 0) return { mentions: [], unresolved };
  const everyone = await listMentionable(ctx.db, organizationId, boardId);
  const states = new Map(everyone.map(({ id, state }) => [id, state]));
  const agentIds = mentions.filter(({ kind }) => kind === 'agent').map(({ id }) => id);
  const [live, ahead, room, costs] = await Promise.all([
    findLiveRuns(ctx.db, { organizationId, taskId: draft.taskId, agentIds }),
    countAhead(ctx.db, agentIds),
    countRoom(ctx.db, agentIds),
    findTypicalCosts(ctx.db, organizationId, agentIds),
  ]);
  return {
    mentions: mentions.map((mention) =>
      effectOf(mention, {
        authorId: actor.id,
        state: states.get(mention.id) ?? null,
        live: live.get(mention.id),
        ahead: ahead.get(mention.id),
        room: room.get(mention.id),
        absence: findAbsence(task)?.message,
        cost: costs.get(mention.id),
      }),
    ),
    unresolved,
  };
}
