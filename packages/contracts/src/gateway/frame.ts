import { z } from 'zod';

/** The envelope of OpenClaw's gateway protocol: a JSON text frame is a request, a response or an event. */
export const openClawProtocol = 4;

export const requestFrameSchema = z.strictObject({
  type: z.literal('req'),
  id: z.string().min(1).max(200),
  method: z.string().min(1).max(200),
  params: z.unknown().optional(),
  traceparent: z.string().max(128).optional(),
});
export type RequestFrame = z.infer<typeof requestFrameSchema>;

/** `code` is OpenClaw's closed set; what exactly was wrong is told by `details.code`. */
export const gatewayErrorSchema = z.strictObject({
  code: z.enum(['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE', 'NOT_PAIRED']),
  message: z.string().min(1),
  details: z.looseObject({ code: z.string() }).optional(),
  retryable: z.boolean().optional(),
  retryAfterMs: z.int().nonnegative().optional(),
});
export type GatewayError = z.infer<typeof gatewayErrorSchema>;

export const responseFrameSchema = z.strictObject({
  type: z.literal('res'),
  id: z.string().min(1),
  ok: z.boolean(),
  payload: z.unknown().optional(),
  error: gatewayErrorSchema.optional(),
});
export type ResponseFrame = z.infer<typeof responseFrameSchema>;

export const eventFrameSchema = z.strictObject({
  type: z.literal('event'),
  event: z.string().min(1),
  payload: z.unknown().optional(),
  seq: z.int().nonnegative().optional().describe('Counts the events of one connection'),
});
export type EventFrame = z.infer<typeof eventFrameSchema>;

export const serverFrameSchema = z.discriminatedUnion('type', [
  responseFrameSchema,
  eventFrameSchema,
]);

export const closeCodes = {
  protocolMismatch: 1002,
  policyViolation: 1008,
  tooLarge: 1009,
  restarting: 1012,
  slowConsumer: 1013,
  /** The client's: it heard nothing for two ticks. */
  silent: 4000,
} as const;
