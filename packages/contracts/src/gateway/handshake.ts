import { z } from 'zod';
import { openClawProtocol } from './frame.ts';

const clientIds = [
  'webchat-ui',
  'openclaw-control-ui',
  'openclaw-browser-copilot',
  'openclaw-tui',
  'webchat',
  'cli',
  'gateway-client',
  'openclaw-macos',
  'openclaw-linux',
  'openclaw-ios',
  'openclaw-watchos',
  'openclaw-android',
  'node-host',
  'openclaw-worker',
  'test',
  'fingerprint',
  'openclaw-probe',
] as const;
const clientModes = ['webchat', 'cli', 'ui', 'backend', 'node', 'worker', 'probe', 'test'] as const;

export const operatorScopes = [
  'operator.read',
  'operator.write',
  'operator.admin',
  'operator.approvals',
] as const;
export type OperatorScope = (typeof operatorScopes)[number];

const text = z.string().min(1).max(500);
const secret = z.string().max(4_000);

export const challengeSchema = z.looseObject({ nonce: z.string(), ts: z.int() });

export const connectParamsSchema = z.strictObject({
  minProtocol: z.int().min(1),
  maxProtocol: z.int().min(1),
  client: z.strictObject({
    id: z.enum(clientIds),
    displayName: text.optional(),
    version: text,
    buildId: text.max(96).optional(),
    platform: text,
    deviceFamily: text.optional(),
    modelIdentifier: text.optional(),
    timeZone: text.max(64).optional(),
    mode: z.enum(clientModes),
    instanceId: text.optional(),
  }),
  caps: z.array(text).max(100).optional(),
  commands: z.array(text).max(1_000).optional(),
  permissions: z.record(z.string(), z.boolean()).optional(),
  pathEnv: z.string().optional(),
  role: text.optional(),
  scopes: z.array(text).max(100).optional(),
  device: z
    .strictObject({
      id: text,
      publicKey: text,
      signature: text,
      signedAt: z.int().nonnegative(),
      nonce: text,
    })
    .optional(),
  auth: z
    .strictObject({
      token: secret.optional(),
      bootstrapToken: secret.optional(),
      deviceToken: secret.optional(),
      password: secret.optional(),
      approvalRuntimeToken: secret.optional(),
      agentRuntimeIdentityToken: secret.optional(),
    })
    .optional(),
  locale: z.string().optional(),
  userAgent: z.string().optional(),
});
export type ConnectParams = z.infer<typeof connectParamsSchema>;

export const healthSchema = z.looseObject({ ok: z.literal(true), ts: z.int() });

export const helloSchema = z.looseObject({
  type: z.literal('hello-ok'),
  protocol: z.literal(openClawProtocol),
  server: z.looseObject({ version: z.string(), connId: z.string() }),
  features: z.looseObject({ methods: z.array(z.string()), events: z.array(z.string()) }),
  snapshot: z.looseObject({
    presence: z.array(z.unknown()),
    health: healthSchema,
    stateVersion: z.looseObject({ presence: z.int(), health: z.int() }),
    uptimeMs: z.int(),
  }),
  auth: z.looseObject({ role: z.string(), scopes: z.array(z.string()) }),
  policy: z.looseObject({
    maxPayload: z.int(),
    maxBufferedBytes: z.int(),
    tickIntervalMs: z.int(),
  }),
});
export type Hello = z.infer<typeof helloSchema>;

export const tickSchema = z.strictObject({ ts: z.int() });
