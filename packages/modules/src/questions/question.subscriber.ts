import { runChanged } from '@helix/contracts/runs';
import type { Context } from '../context.ts';
import { defineSubscriber } from '../subscribers/index.ts';
import { closeQuestion } from './question.commands.ts';
import { listPointless, lockQuestion } from './question.queries.ts';

/** Closes what a run has asked when the run is over, in the name of whoever ended it. */
export function createQuestionSubscriber(ctx: Context) {
  return defineSubscriber({
    name: 'questions',
    events: [runChanged],
    from: 'now',
    onPoison: 'park',
    async handle(tx, { events }) {
      const actors = new Map(
        events.flatMap(({ runId, actor }) => (runId === undefined ? [] : [[runId, actor]])),
      );
      for (const { id, runId } of await listPointless(tx.db, [...actors.keys()])) {
        const found = await lockQuestion(tx.db, id);
        const by = actors.get(runId);
        if (!by || found?.state !== 'open') continue;
        await closeQuestion(ctx, tx, { found, reason: 'The run is over', by });
      }
    },
  });
}
