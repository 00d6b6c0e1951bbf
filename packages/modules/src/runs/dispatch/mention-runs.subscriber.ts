import { z } from 'zod';
import {
  commentCreated,
  commentUpdated,
  mentionSchema,
  type Comment,
} from '@helix/contracts/comments';
import type { Transaction } from '@helix/db';
import { isAppError } from '@helix/runtime';
import { findAgent } from '../../agents/index.ts';
import { addComment, findComments } from '../../comments/index.ts';
import type { Context } from '../../context.ts';
import {
  explainRefusal,
  findLiveRuns,
  hasWake,
  insertWake,
  judgeWake,
  type NewWake,
} from '../../mentions/index.ts';
import { defineSubscriber, type LoggedEvent } from '../../subscribers/index.ts';
import { findAbsence, findTask } from '../../tasks/index.ts';
import { hintRunControl } from '../messages/run-control.ts';
import { sayToRun } from '../messages/run-messages.ts';
import { startAnswer } from '../admission/start-run.ts';

const platform = { kind: 'service', id: 'helix', name: 'Helix' } as const;

const saidSchema = z.object({
  comment: z.object({ id: z.string(), mentions: z.array(mentionSchema) }),
  newMentions: z.array(mentionSchema).optional(),
});

/** A comment that names agents wakes them: each once, whoever restarts meanwhile. */
export function createMentionSubscriber(ctx: Context) {
  return defineSubscriber({
    name: 'agent-mentions',
    events: [commentCreated, commentUpdated],
    from: 'now',
    onPoison: 'park',
    async handle(tx, { organizationId, events }) {
      for (const event of events) {
        const { commentId, agentIds } = namedIn(event);
        if (agentIds.length === 0) continue;
        // As it is now: what was deleted or taken back since wakes nobody.
        const [comment] = await findComments(tx.db, organizationId, [commentId]);
        if (!comment || comment.deletedAt !== null) continue;
        const still = comment.mentions.filter(({ id }) => agentIds.includes(id));
        for (const { id: agentId } of still) {
          await wake(ctx, tx, { organizationId, comment, agentId });
        }
      }
    },
  });
}

function namedIn({ data }: LoggedEvent): { commentId: string; agentIds: string[] } {
  const { comment, newMentions } = saidSchema.parse(data);
  const named = newMentions ?? comment.mentions;
  const agentIds = named.filter(({ kind }) => kind === 'agent').map(({ id }) => id);
  return { commentId: comment.id, agentIds };
}

type Wake = {
  readonly organizationId: string;
  readonly comment: Comment;
  readonly agentId: string;
};

async function wake(ctx: Context, tx: Transaction, wanted: Wake): Promise<void> {
  const { organizationId, comment, agentId } = wanted;
  const { id: commentId, taskId, author, runId } = comment;
  // Nobody wakes themselves, and what was brought in from elsewhere wakes nobody.
  if (author.id === agentId || author.kind === 'service') return;
  if (await hasWake(tx.db, { commentId, agentId })) return;
  const task = await findTask(tx.db, organizationId, taskId);
  const agent = await findAgent(tx.db, organizationId, agentId);
  if (!task || !agent || findAbsence(task)) return;
  const now = ctx.now();
  const { depth, refusal } = await judgeWake(tx.db, { author, runId, agentId, now });
  const came = refusal ?? (await startOrSteer(ctx, tx, { ...wanted, depth }));
  if (typeof came === 'string') {
    const body = explainRefusal(came, { author: author.name, agent: agent.name });
    await addComment(ctx, tx, { organizationId, taskId, body, author: platform });
  }
  await insertWake(tx.db, {
    ...{ id: ctx.newId('wake'), organizationId, commentId, agentId, depth, createdAt: now },
    byAgentId: author.kind === 'agent' ? author.id : null,
    ...(typeof came === 'string' ? { effect: 'refused' } : came),
  });
}

type Woken = Pick<NewWake, 'effect' | 'runId'>;

/** A live run hears it; without one, a new run begins. Either may come to be while the other is tried. */
async function startOrSteer(
  ctx: Context,
  tx: Transaction,
  wanted: Wake & { readonly depth: number },
): Promise<Woken | 'no_model' | 'archived'> {
  const { organizationId, comment, agentId, depth } = wanted;
  const { id: commentId, taskId, author, body } = comment;
  for (;;) {
    const on = { organizationId, taskId, agentIds: [agentId] };
    const live = (await findLiveRuns(tx.db, on)).get(agentId);
    try {
      if (live) {
        const text = `In a comment:\n${body}`;
        const messageId = ctx.newId('said');
        const said = { organizationId, runId: live.id, messageId, from: author, text };
        await tx.part(() => sayToRun(ctx, tx, said));
        tx.afterCommit(() => hintRunControl(ctx.ephemeral, live.id));
        return { effect: 'steered', runId: live.id };
      }
      const run = await tx.part(() =>
        startAnswer(ctx, tx, {
          ...{ organizationId, taskId, agentId, requestedBy: author },
          trigger: { kind: 'mention', commentId, depth },
          instruction: `${author.name} mentions you in a comment:\n${body}`,
        }),
      );
      return { effect: 'started', runId: run.id };
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (error.code === 'agent.no_model') return 'no_model';
      if (error.code === 'agent.archived') return 'archived';
      if (error.code !== 'run.not_active' && error.code !== 'run.already_active') throw error;
    }
  }
}
