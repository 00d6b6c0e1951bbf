import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { searchKinds, searchResultSchema } from './search-result.ts';

const oneKind = `(?:${searchKinds.join('|')})`;

export const search = defineEndpoint({
  id: 'search',
  method: 'GET',
  path: '/v1/search',
  summary: 'Find tasks, comments, agents, skills, boards and members by words, best first',
  description:
    'Every word must be there, or begin a word that is; case, accents and small mistakes are forgiven. A task key such as `ENG-42` or `eng 42` comes first. Archived tasks are found, deleted ones are not.',
  access: { scope: 'tasks:read' },
  query: z.object({
    q: z.string().trim().min(1).max(200),
    kinds: z
      .string()
      .regex(new RegExp(`^${oneKind}(?:,${oneKind})*$`), `must be of ${searchKinds.join(', ')}`)
      .optional()
      .describe('Such as `task,comment`; all of them unless given'),
    boardId: idSchema('board').optional().describe('Only tasks and comments of this board'),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({
    items: z.array(searchResultSchema),
    nextCursor: z.null().describe('There are no further pages: search for more words instead'),
  }),
  errors: ['resource.not_found'],
});
