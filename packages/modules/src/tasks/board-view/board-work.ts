import type { EndpointAnswer } from '@helix/contracts';
import type { BoardCounts, getBoardWork as workEndpoint } from '@helix/contracts/tasks';
import type { Actor, Context } from '../../context.ts';
import { requireBoard, visibleBoards } from '../../structure/index.ts';
import { countOpenTasks } from './board-counts.queries.ts';
import { listWork } from './board-work.queries.ts';

export async function getBoardWork(
  ctx: Context,
  actor: Actor,
  boardId: string,
): Promise<EndpointAnswer<typeof workEndpoint>> {
  await requireBoard(ctx.db, actor, boardId, 'view');
  return { items: await listWork(ctx.db, actor.organization.id, boardId), nextCursor: null };
}

/** How much there is to do on each board that somebody sees. */
export async function countBoardTasks(ctx: Context, actor: Actor): Promise<BoardCounts[]> {
  return countOpenTasks(ctx.db, actor.organization.id, await visibleBoards(ctx.db, actor));
}
