import { z } from 'zod';
import type { EndpointAnswer, EndpointInput } from '@helix/contracts';
import type { listSavedViews } from '@helix/contracts/saved-views';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { requireBoard, visibleBoards } from '../structure/index.ts';
import { listViews, type ViewSpot } from './saved-view.queries.ts';

const spotSchema = z.tuple([
  z.string().regex(/^[0-9A-Za-z]{1,500}$/),
  z.string().regex(/^view_[0-9a-z]{8,40}$/),
]);

export async function listViewPage(
  ctx: Context,
  actor: Actor,
  query: EndpointInput<typeof listSavedViews>['query'],
): Promise<EndpointAnswer<typeof listSavedViews>> {
  const { boardId, cursor, limit } = query;
  if (boardId !== undefined) await requireBoard(ctx.db, actor, boardId, 'view');
  const views = await listViews(ctx.db, {
    organizationId: actor.organization.id,
    memberId: actor.id,
    visible: await visibleBoards(ctx.db, actor),
    boardId,
    after: cursor === undefined ? undefined : readSpot(cursor),
    limit: limit + 1,
  });
  const items = views.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = views.length > limit && last ? writeSpot(last) : null;
  return { items, nextCursor };
}

function writeSpot({ position, id }: ViewSpot): string {
  return Buffer.from(JSON.stringify([position, id])).toString('base64url');
}

function readSpot(cursor: string): ViewSpot {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [position, id] = spotSchema.parse(read);
    return { position, id };
  } catch {
    throw new AppError('request.invalid', 'The cursor is not one that a list has given out');
  }
}
