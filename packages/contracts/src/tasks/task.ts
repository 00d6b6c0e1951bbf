import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { runStatusSchema } from '../runs/run.ts';
import { categorySchema } from '../structure/board.ts';

export const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

export const taskTitleSchema = z.string().trim().min(1).max(500);
export const taskDescriptionSchema = z.string().max(100_000).describe('Markdown');

export const taskSchema = z
  .object({
    id: idSchema('task'),
    key: z.string().describe('Readable, unique in the organization, such as ENG-42'),
    boardId: idSchema('board'),
    columnId: idSchema('column'),
    category: categorySchema.describe("Its column's category"),
    position: z.string().describe('Sorts the tasks of a column; compare as plain text'),
    title: taskTitleSchema,
    description: taskDescriptionSchema,
    priority: prioritySchema,
    agentId: idSchema('agent').nullable().describe('The agent it is assigned to'),
    latestRun: z
      .object({ id: idSchema('run'), status: runStatusSchema, agentId: idSchema('agent') })
      .nullable(),
    version: z.int().describe('Grows with every change; send it back to be told of conflicts'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const commentSchema = z
  .object({
    id: idSchema('comment'),
    taskId: idSchema('task'),
    body: z.string().describe('Markdown'),
    author: actorSchema,
    runId: idSchema('run').nullable().describe('The run that wrote it'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof commentSchema>;
