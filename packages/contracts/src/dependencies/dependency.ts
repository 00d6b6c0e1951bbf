import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { taskCardSchema } from '../tasks/task.ts';

export const dependencySchema = z
  .object({
    taskId: idSchema('task'),
    blockedById: idSchema('task').describe('Must be closed before work on the task makes sense'),
    createdBy: actorSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Dependency' });
export type Dependency = z.infer<typeof dependencySchema>;

const relatedSchema = z.object({
  items: z.array(taskCardSchema),
  hidden: z.int().describe('How many more are on boards that the caller may not see'),
});
/** Both directions, as the caller may see them. */
export const dependenciesSchema = z
  .object({ blockedBy: relatedSchema, blocks: relatedSchema })
  .meta({ id: 'Dependencies' });
export type Dependencies = z.infer<typeof dependenciesSchema>;
