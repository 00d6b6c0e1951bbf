import * as contract from '@helix/contracts/ledger';
import { listedPrices, priceVersion } from '@helix/contracts/ledger';
import { AppError } from '@helix/runtime';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { seesEveryBoard, requirePermission, visibleBoards } from '../structure/index.ts';
import { findTaskBoardId, findTimeZone } from '../tasks/index.ts';
import { findLastDays } from './last-days.queries.ts';
import { findCall, findCallTexts, listCalls } from './ledger.queries.ts';
import { isOfChat } from './visible-calls.queries.ts';
import { listUsage, sumUsage } from './usage.queries.ts';

export const ledgerHandlers = [
  implement(contract.listLlmCalls, async ({ ctx, actor, query }) => {
    const { cursor, limit, ...filter } = query;
    const calls = await listCalls(ctx.db, actor.organization.id, {
      ...filter,
      visible: await visibleBoards(ctx.db, actor),
      timeZone: await findTimeZone(ctx.db, actor.organization.id),
      before: decodeCursor(cursor),
      limit: limit + 1,
    });
    return toPage(calls, limit);
  }),
  implement(contract.getLlmCall, async ({ ctx, actor, params }) => {
    const notFound = () => new AppError('resource.not_found', `No call ${params.callId}`);
    const call = await findCall(ctx.db, actor.organization.id, params.callId);
    if (!call) throw notFound();
    const boardId = call.taskId === null ? undefined : await findTaskBoardId(ctx.db, call.taskId);
    if (boardId !== undefined) {
      await requirePermission(ctx.db, actor, { boardId, need: 'view', notFound });
    } else if (!seesEveryBoard(actor) && !(call.runId && (await isOfChat(ctx.db, call.runId)))) {
      throw notFound();
    }
    return { ...call, ...(await findCallTexts(ctx.db, call)) };
  }),
  implement(contract.getUsage, async ({ ctx, actor, query }) => {
    const organizationId = actor.organization.id;
    const asked = {
      ...query,
      ...(await findLastDays(ctx, organizationId, query)),
      visible: await visibleBoards(ctx.db, actor),
    };
    const [items, total] = await Promise.all([
      listUsage(ctx.db, organizationId, asked),
      sumUsage(ctx.db, organizationId, asked),
    ]);
    return { items, total, nextCursor: null };
  }),
  implement(contract.listPrices, async () => ({
    version: priceVersion,
    items: [...listedPrices],
    nextCursor: null,
  })),
];
