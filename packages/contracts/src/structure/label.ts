import { z } from 'zod';
import { idSchema } from '../id.ts';

/** Few colours, each with a name, so that every theme can show them well. */
export const labelColors = [
  'gray',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const;
export const labelColorSchema = z.enum(labelColors);
export type LabelColor = z.infer<typeof labelColorSchema>;

export const labelSchema = z
  .object({
    id: idSchema('label'),
    boardId: idSchema('board').nullable().describe('null when every board has it'),
    name: z.string(),
    color: labelColorSchema,
    description: z.string(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Label' });
export type Label = z.infer<typeof labelSchema>;
