import { z } from 'zod';
import type { OperatorScope } from './handshake.ts';

type ClientMethodType = { readonly scope: OperatorScope; readonly params: z.ZodType };

const nothing = z.looseObject({}).optional();
const sessionKey = z.string().min(1).max(512);
const runKey = z.string().min(1).max(256);
const agentId = z.string().min(1).max(200).optional();
const message = z.string().min(1).max(50_000);
const idempotencyKey = z.string().min(1).max(256);
/** What would change what is done is refused rather than passed over. */
const nothingAttached = z.array(z.unknown()).max(0, 'files cannot be sent here').optional();
const longestWaitMs = 3_600_000;

/** What clients of OpenClaw may ask for, as far as we do it, under its names. Keys we do not know change nothing here. */
export const clientMethods = {
  status: { scope: 'operator.read', params: nothing },
  'agents.list': { scope: 'operator.read', params: nothing },
  'models.list': { scope: 'operator.read', params: nothing },
  'sessions.list': {
    scope: 'operator.read',
    params: z.looseObject({ limit: z.int().min(1).max(1_000).default(100) }).prefault({}),
  },
  'chat.history': {
    scope: 'operator.read',
    params: z.looseObject({ sessionKey, limit: z.int().min(1).max(1_000).default(200) }),
  },
  'chat.send': {
    scope: 'operator.write',
    params: z.looseObject({
      ...{ sessionKey, agentId, message, idempotencyKey },
      attachments: nothingAttached,
    }),
  },
  'chat.abort': {
    scope: 'operator.write',
    params: z.looseObject({ sessionKey, runId: runKey.optional() }),
  },
  agent: {
    scope: 'operator.write',
    params: z.looseObject({
      ...{ agentId, message, idempotencyKey },
      sessionKey: sessionKey.optional(),
      attachments: nothingAttached,
      model: z.undefined({ error: 'the model of an agent is chosen in Helix' }).optional(),
    }),
  },
  'agent.wait': {
    scope: 'operator.read',
    params: z.looseObject({
      runId: runKey,
      timeoutMs: z.int().min(0).max(longestWaitMs).default(30_000),
    }),
  },
} as const satisfies Record<string, ClientMethodType>;

export type ClientMethodName = keyof typeof clientMethods;
export type ClientParams<M extends ClientMethodName> = z.output<
  (typeof clientMethods)[M]['params']
>;

/** What clients of OpenClaw are told unasked about the turns that they began. */
export const clientEvents = ['agent', 'chat'] as const;
export type ClientEventName = (typeof clientEvents)[number];

export function isClientMethod(name: string): name is ClientMethodName {
  return Object.hasOwn(clientMethods, name);
}
