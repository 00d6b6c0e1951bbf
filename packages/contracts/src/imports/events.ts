import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';

/** So much has changed at once that whoever shows the organization should load it again. */
export const organizationImported = defineEvent({
  name: 'organization.imported',
  data: z.object({ rows: z.record(z.string(), z.int()), files: z.int() }),
});

/** Beside a `task.created` for each, for those who look at what people did rather than at each task. */
export const tasksImported = defineEvent({
  name: 'board.imported',
  data: z.object({
    boardId: idSchema('board'),
    boardName: z.string(),
    source: z.enum(['csv', 'trello']),
    count: z.int(),
  }),
});
