import { z } from 'zod';

const textPartSchema = z.looseObject({ type: z.literal('text'), text: z.string() });
const contentSchema = z.union([
  z.string(),
  z.array(z.union([textPartSchema, z.looseObject({ type: z.string() })])),
]);

const messageSchema = z.looseObject({
  role: z.string(),
  content: contentSchema.nullish(),
  tool_calls: z
    .array(z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string() }) }))
    .nullish(),
  tool_call_id: z.string().nullish(),
});

/** What of OpenAI's chat completions request matters here; the rest is accepted and ignored. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  tools: z.array(z.looseObject({})).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export function promptText({ messages }: ChatRequest): string {
  return messages.map(plainText).join('\n');
}

/** What people wrote, as opposed to how the agent was set up. */
export function userText({ messages }: ChatRequest): string {
  const fromUser = messages.filter((message) => message.role === 'user');
  return fromUser.map(plainText).join('\n');
}

export function plainText({ content }: ChatRequest['messages'][number]): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  return content.map((part) => textPartSchema.safeParse(part).data?.text ?? '').join('\n');
}
