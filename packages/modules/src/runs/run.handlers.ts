import * as contract from '@helix/contracts/runs';
import { postChatMessage } from '@helix/contracts/chats';
import { executeTask } from '@helix/contracts/tasks';
import { implement, implementStream } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import * as turns from './messages/chat-turns.ts';
import * as commands from './run.commands.ts';
import { visibleBoards } from '../structure/index.ts';
import { followRun, parseRunCursor } from './following/run-follow.ts';
import { listSteps } from './steps/run-step.queries.ts';
import { listRuns } from './run-list.queries.ts';

export const runHandlers = [
  implement(executeTask, ({ ctx, actor, params, body }) =>
    commands.executeTask(ctx, actor, { ...params, ...body }),
  ),
  implement(postChatMessage, ({ ctx, actor, params, body }) =>
    turns.postChatMessage(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.listRuns, async ({ ctx, actor, query }) => {
    const { cursor, limit, ...filter } = query;
    const runs = await listRuns(ctx.db, {
      ...filter,
      organizationId: actor.organization.id,
      visible: await visibleBoards(ctx.db, actor),
      before: decodeCursor(cursor),
      limit: limit + 1,
    });
    return toPage(runs, limit);
  }),
  implement(contract.getRun, ({ ctx, actor, params }) =>
    commands.requireRun(ctx, actor, { ...params, need: 'view' }),
  ),
  implement(contract.listRunSteps, async ({ ctx, actor, params }) => {
    await commands.requireRun(ctx, actor, { ...params, need: 'view' });
    const run = { organizationId: actor.organization.id, runId: params.runId };
    return { items: await listSteps(ctx.db, run), nextCursor: null };
  }),
  implement(contract.cancelRun, ({ ctx, actor, params }) =>
    commands.cancelRun(ctx, actor, params.runId),
  ),
  implement(contract.retryRun, ({ ctx, actor, params }) =>
    commands.retryRun(ctx, actor, params.runId),
  ),
  implement(contract.forkRun, ({ ctx, actor, params, body }) =>
    commands.forkRun(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.steerRun, ({ ctx, actor, params, body }) =>
    commands.steerRun(ctx, actor, { ...params, ...body }),
  ),
  implementStream(contract.streamRun, async ({ ctx, actor, params, lastEventId, signal }) => {
    await commands.requireRun(ctx, actor, { ...params, need: 'view' });
    const run = { organizationId: actor.organization.id, runId: params.runId };
    return followRun(ctx, run, { from: parseRunCursor(lastEventId), signal });
  }),
];
