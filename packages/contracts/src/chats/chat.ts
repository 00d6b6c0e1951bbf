import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { runStatusSchema } from '../runs/run.ts';

export const chatTitleSchema = z.string().trim().min(1).max(200);
export const chatBodySchema = z.string().trim().min(1).max(20_000);

export const chatSchema = z
  .object({
    id: idSchema('chat'),
    agentId: idSchema('agent'),
    title: chatTitleSchema,
    createdBy: actorSchema,
    latestRun: z
      .object({ id: idSchema('run'), status: runStatusSchema })
      .nullable()
      .describe('The turn of the agent that is under way, or was the last'),
    lastMessageAt: z.iso.datetime().describe('Or when it began, while nobody has said anything'),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Chat' });
export type Chat = z.infer<typeof chatSchema>;

export const chatMessageSchema = z
  .object({
    id: idSchema('message'),
    chatId: idSchema('chat'),
    author: actorSchema,
    body: z.string().describe('Markdown'),
    runId: idSchema('run')
      .nullable()
      .describe('Of an agent, the run that said it; of a person, the run that it began or steered'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof chatMessageSchema>;
