import type { EventActor } from '@helix/contracts';
import {
  questionAnswered,
  questionAsked,
  questionClosed,
  type Question,
} from '@helix/contracts/questions';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { answerToolCall } from '../runs/index.ts';
import { requirePermission } from '../structure/index.ts';
import {
  endQuestion,
  findQuestion,
  findRequester,
  insertQuestion,
  lockQuestion,
  toQuestion,
  type FoundQuestion,
} from './question.queries.ts';

export type NewQuestion = {
  readonly organizationId: string;
  readonly taskId: string;
  readonly runId: string;
  readonly callId: string;
  readonly agent: EventActor;
  readonly text: string;
  readonly choices: readonly string[];
  readonly deadlineAt: Date | null;
};

/** Puts a question of an agent to people; its run waits until somebody answers. */
export async function askQuestion(
  ctx: Context,
  tx: Transaction,
  { agent, ...asked }: NewQuestion,
): Promise<void> {
  const { organizationId, runId } = asked;
  const requestedBy = await findRequester(tx.db, runId);
  const id = ctx.newId('question');
  await insertQuestion(tx.db, {
    ...asked,
    id,
    requestedBy,
    agentId: agent.id,
    choices: [...asked.choices],
    createdAt: ctx.now(),
  });
  const found = await findQuestion(tx.db, organizationId, id);
  if (!found) throw new Error(`question ${id} vanished as it was asked`);
  tell(tx, { event: questionAsked, found, by: agent });
}

/** Whoever may see the board may read it; whoever may write there may answer. */
export async function requireQuestion(
  ctx: Context,
  actor: Actor,
  wanted: { questionId: string; need: 'view' | 'create' },
): Promise<FoundQuestion> {
  const { questionId, need } = wanted;
  const notFound = () => new AppError('resource.not_found', `No question ${questionId}`);
  const found = await findQuestion(ctx.db, actor.organization.id, questionId);
  if (!found) throw notFound();
  await requirePermission(ctx.db, actor, { boardId: found.boardId, need, notFound });
  return found;
}

/** The answer becomes the result of the tool call, and the run goes on with it: once. */
export async function answerQuestion(
  ctx: Context,
  actor: Actor,
  { questionId, answer }: { questionId: string; answer: string },
): Promise<Question> {
  await requireQuestion(ctx, actor, { questionId, need: 'create' });
  return ctx.transaction(async (tx) => {
    const current = await lockQuestion(tx.db, questionId);
    if (!current || current.state !== 'open') throw closedError(current);
    const { runId, callId } = current;
    const output = `${actor.name} answers:\n${answer}`;
    if (!(await answerToolCall(ctx, tx, { runId, callId, output }))) throw closedError(current);
    const by = actorOf(actor);
    const end = { state: 'answered', answer, answeredBy: by, endedAt: ctx.now() } as const;
    return endAndTell(tx, { found: current, end, by });
  });
}

/** Nobody can answer it any more. Its run is over, or goes on without an answer. */
export async function closeQuestion(
  ctx: Context,
  tx: Transaction,
  closing: { found: FoundQuestion; reason: string; by: EventActor },
): Promise<void> {
  const { found, reason, by } = closing;
  const end = { state: 'closed', closedReason: reason, endedAt: ctx.now() } as const;
  await endAndTell(tx, { found, end, by });
}

async function endAndTell(
  tx: Transaction,
  ending: {
    found: FoundQuestion;
    end: Parameters<typeof endQuestion>[2];
    by: EventActor;
  },
): Promise<Question> {
  const { found: before, end, by } = ending;
  await endQuestion(tx.db, before.id, end);
  const found = await findQuestion(tx.db, before.organizationId, before.id);
  if (!found) throw new Error(`question ${before.id} vanished while it was locked`);
  tell(tx, { event: end.state === 'answered' ? questionAnswered : questionClosed, found, by });
  return toQuestion(found);
}

function tell(
  tx: Transaction,
  told: {
    event: typeof questionAsked | typeof questionAnswered | typeof questionClosed;
    found: FoundQuestion;
    by: EventActor;
  },
): void {
  const { event, found, by } = told;
  const { organizationId, boardId, taskId, runId } = found;
  const data = { question: toQuestion(found) };
  tx.emit({ event, organizationId, actor: by, boardId, taskId, runId, data });
}

function closedError(current: FoundQuestion | undefined): AppError {
  const sentence =
    current?.state === 'answered'
      ? `${current.answeredBy?.name ?? 'Somebody'} has answered this question already`
      : 'The run that asked this does not wait for an answer any more';
  const details = current === undefined ? {} : { current: toQuestion(current) };
  return new AppError('question.closed', sentence, { details });
}
