import * as contract from '@helix/contracts/questions';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { visibleBoards } from '../structure/index.ts';
import { answerQuestion, requireQuestion } from './question.commands.ts';
import { listQuestions, toQuestion } from './question.queries.ts';

export const questionHandlers = [
  implement(contract.listQuestions, async ({ ctx, actor, query }) => {
    const { state, taskId, runId, agentId, mine, cursor, limit } = query;
    const rows = await listQuestions(ctx.db, {
      ...{ organizationId: actor.organization.id, state, taskId, runId, agentId },
      visible: await visibleBoards(ctx.db, actor),
      forMemberId: mine === 'true' ? actor.id : undefined,
      before: decodeCursor(cursor),
      limit: limit + 1,
    });
    const page = toPage(rows, limit);
    return { ...page, items: page.items.map(toQuestion) };
  }),
  implement(contract.getQuestion, async ({ ctx, actor, params }) =>
    toQuestion(await requireQuestion(ctx, actor, { ...params, need: 'view' })),
  ),
  implement(contract.answerQuestion, ({ ctx, actor, params, body }) =>
    answerQuestion(ctx, actor, { ...params, ...body }),
  ),
];
