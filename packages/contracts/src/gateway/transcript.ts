import { z } from 'zod';

/** A request of the model to use a tool. `callId` is unique in the run; results and effects hang on it. */
export const toolRequestSchema = z.strictObject({
  callId: z.string().min(1).max(200),
  name: z.string().min(1).max(100),
  input: z.unknown().describe('JSON as the model wrote it; whoever carries it out parses it'),
});
export type ToolRequest = z.infer<typeof toolRequestSchema>;

/** What providers want back unread with the answer it came with: signatures of thoughts and the like. */
const providerDataSchema = z.record(z.string(), z.unknown());

/** What a run has established: the conversation that its next model call continues. */
export const transcriptEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    text: z.string(),
    thinking: z.string().optional(),
    toolCalls: z.array(toolRequestSchema),
    providerData: providerDataSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('tool-result'),
    callId: z.string(),
    name: z.string(),
    output: z.string(),
    isError: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('message'),
    messageId: z.string(),
    from: z.string().describe('The name of whoever said it'),
    text: z.string(),
  }),
]);
export type TranscriptEntry = z.infer<typeof transcriptEntrySchema>;
