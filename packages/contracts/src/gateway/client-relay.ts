import { z } from 'zod';
import { clientEvents } from './client-methods.ts';
import { gatewayErrorSchema, type GatewayError } from './frame.ts';
import { operatorScopes } from './handshake.ts';

const clientId = z.string().describe('A connection of a client to the gateway');

/**
 * What a client of the gateway wants. The gateway has no database, so it asks an engine, with the client's own
 * credentials, which are looked at anew for each request. Asked again after an engine was lost.
 */
export const clientRequestSchema = z.strictObject({
  requestId: z.string(),
  clientId,
  token: z.string().describe('An API key of Helix, or a token that was given to a device'),
  deviceId: z.string().nullable().describe('The device that has proven who it is'),
  method: z.string().describe("A method of clients, or one of the relay's own"),
  params: z.unknown(),
});
export type ClientRequest = z.infer<typeof clientRequestSchema>;

/** What a gateway asks for by itself on behalf of a client. */
export const relayMethods = {
  /** Who it is, and what it may do. */
  'helix.admit': z.strictObject({ scopes: z.array(z.string()) }),
  /** Goes on telling of a turn that another engine told of, from this event on. */
  'helix.follow': z.strictObject({ runId: z.string(), afterSeq: z.int().nonnegative() }),
} as const;

export const admittedSchema = z.strictObject({
  scopes: z.array(z.enum(operatorScopes)),
  name: z.string(),
  deviceToken: z.string().nullable(),
});
export type Admitted = z.infer<typeof admittedSchema>;

/** Nobody has to be told any more. */
export const clientGoneSchema = z.strictObject({ clientId });

export const clientAnswerSchema = z.strictObject({
  requestId: z.string(),
  isLast: z
    .boolean()
    .describe('A turn is answered twice: when it is taken on, and when it is over'),
  answer: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), payload: z.unknown() }),
    z.strictObject({ ok: z.literal(false), error: gatewayErrorSchema }),
  ]),
});
export type ClientAnswer = z.infer<typeof clientAnswerSchema>;
export type RelayAnswer =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: GatewayError };
export const clientAnsweredSchema = z.strictObject({ taken: z.boolean() });

export const clientTellSchema = z.strictObject({
  clientId,
  event: z.enum(clientEvents),
  payload: z.looseObject({ runId: z.string(), seq: z.int().nonnegative() }),
});
export type ClientTell = z.infer<typeof clientTellSchema>;
export const clientToldSchema = z.strictObject({ isHere: z.boolean() });

/** How engines introduce themselves among the capabilities of a client. */
export const engineCapability = 'helix-engine';
