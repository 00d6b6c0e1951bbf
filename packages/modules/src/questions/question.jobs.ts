import { expireQuestions, expireQuestionsEveryMinute } from '@helix/contracts/questions';
import { handleJob, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { answerToolCall } from '../runs/index.ts';
import { closeQuestion } from './question.commands.ts';
import { listOverdueIds, lockQuestion } from './question.queries.ts';

export const questionSchedules = [expireQuestionsEveryMinute] as const;

const batch = 100;
const platform = { kind: 'service', id: 'helix', name: 'Helix' } as const;
const output =
  'Nobody has answered in time. Go on with what you think best, and say what you assumed.';

export function createQuestionJobs(ctx: Context): readonly JobHandler[] {
  return [
    handleJob(expireQuestions, async ({ signal }) => {
      for (;;) {
        const overdue = await listOverdueIds(ctx.db, ctx.now(), batch);
        for (const id of overdue) await expire(ctx, id);
        if (overdue.length < batch || signal.aborted) return;
      }
    }),
  ];
}

function expire(ctx: Context, questionId: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const found = await lockQuestion(tx.db, questionId);
    if (found?.state !== 'open') return;
    const { runId, callId } = found;
    await answerToolCall(ctx, tx, { runId, callId, output });
    await closeQuestion(ctx, tx, { found, reason: 'Nobody answered in time', by: platform });
  });
}
