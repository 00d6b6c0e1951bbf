import { z } from 'zod';
import { categorySchema } from './board.ts';
import { labelColorSchema } from './label.ts';

/** What a new board can start with. */
export const boardTemplateSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        category: categorySchema,
        wipLimit: z.int().positive().nullable(),
      }),
    ),
    labels: z.array(
      z.object({ name: z.string(), color: labelColorSchema, description: z.string() }),
    ),
  })
  .meta({ id: 'BoardTemplate' });
export type BoardTemplate = z.infer<typeof boardTemplateSchema>;
