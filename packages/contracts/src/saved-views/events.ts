import { z } from 'zod';
import { changesSchema, defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { savedViewSchema } from './saved-view.ts';

/** Of a private view only its owner hears. */
export const savedViewCreated = defineEvent({
  name: 'saved_view.created',
  data: z.object({ view: savedViewSchema }),
});
export const savedViewUpdated = defineEvent({
  name: 'saved_view.updated',
  data: z.object({ view: savedViewSchema, changes: changesSchema }),
});
/** Also said of a view that its owner has taken back; the owner is then told that it was updated. */
export const savedViewDeleted = defineEvent({
  name: 'saved_view.deleted',
  data: z.object({ viewId: idSchema('view'), boardId: idSchema('board').nullable() }),
});
