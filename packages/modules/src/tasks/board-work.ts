import type { EndpointAnswer } from '@helix/contracts';
import type { getBoardWork as workEndpoint } from '@helix/contracts/tasks';
import type { Actor, Context } from '../context.ts';
import { requireBoard } from '../structure/index.ts';
import { listWork } from './board-work.queries.ts';

export async function getBoardWork(
  ctx: Context,
  actor: Actor,
  boardId: string,
): Promise<EndpointAnswer<typeof workEndpoint>> {
  await requireBoard(ctx.db, actor, boardId, 'view');
  return { items: await listWork(ctx.db, actor.organization.id, boardId), nextCursor: null };
}
