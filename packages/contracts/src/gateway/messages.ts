import { z } from 'zod';
import { capabilitiesResultSchema, capabilitiesSchema } from './capabilities.ts';
import {
  clientAnsweredSchema,
  clientAnswerSchema,
  clientGoneSchema,
  clientRequestSchema,
  clientTellSchema,
  clientToldSchema,
} from './client-relay.ts';
import { challengeSchema, healthSchema, tickSchema, type OperatorScope } from './handshake.ts';
import { modelTestedSchema } from '../models/model-tested.ts';
import { modelTestSchema } from './model-test.ts';
import {
  runAckedSchema,
  runAckSchema,
  runCancelledSchema,
  runCancelSchema,
  runResumedSchema,
  runResumeSchema,
  runSteeredSchema,
  runSteerSchema,
  runToolResultSchema,
  runToolResultTakenSchema,
} from './run-control.ts';
import {
  runDeltaSchema,
  runEndSchema,
  runStepReportSchema,
  runToolCallSchema,
} from './run-events.ts';
import { runStartedSchema, runStartSchema } from './run-start.ts';

type GatewayMethodType = {
  readonly scope: OperatorScope;
  readonly params: z.ZodType;
  readonly result: z.ZodType;
};

const nothing = z.strictObject({}).optional();

/** What may be asked once `connect` has been answered with hello; only `health` by clients that are no engine. */
export const gatewayMethods = {
  health: { scope: 'operator.read', params: nothing, result: healthSchema },
  'helix.capabilities': {
    scope: 'operator.read',
    params: nothing,
    result: capabilitiesResultSchema,
  },
  'helix.model.test': {
    scope: 'operator.write',
    params: modelTestSchema,
    result: modelTestedSchema,
  },
  'helix.run.start': { scope: 'operator.write', params: runStartSchema, result: runStartedSchema },
  'helix.run.cancel': {
    scope: 'operator.write',
    params: runCancelSchema,
    result: runCancelledSchema,
  },
  'helix.run.resume': {
    scope: 'operator.write',
    params: runResumeSchema,
    result: runResumedSchema,
  },
  'helix.run.tool-result': {
    scope: 'operator.write',
    params: runToolResultSchema,
    result: runToolResultTakenSchema,
  },
  'helix.run.steer': { scope: 'operator.write', params: runSteerSchema, result: runSteeredSchema },
  'helix.client.answer': {
    scope: 'operator.write',
    params: clientAnswerSchema,
    result: clientAnsweredSchema,
  },
  'helix.client.tell': {
    scope: 'operator.write',
    params: clientTellSchema,
    result: clientToldSchema,
  },
  'helix.run.ack': { scope: 'operator.write', params: runAckSchema, result: runAckedSchema },
} as const satisfies Record<string, GatewayMethodType>;

/** What the gateway says unasked. */
export const gatewayEvents = {
  'connect.challenge': challengeSchema,
  tick: tickSchema,
  'helix.capabilities': capabilitiesSchema,
  'helix.client.request': clientRequestSchema,
  'helix.client.gone': clientGoneSchema,
  'helix.run.delta': runDeltaSchema,
  'helix.run.step': runStepReportSchema,
  'helix.run.tool-call': runToolCallSchema,
  'helix.run.end': runEndSchema,
} as const satisfies Record<string, z.ZodType>;

export type GatewayMethodName = keyof typeof gatewayMethods;
export type GatewayParams<M extends GatewayMethodName> = z.output<
  (typeof gatewayMethods)[M]['params']
>;
export type GatewayResult<M extends GatewayMethodName> = z.output<
  (typeof gatewayMethods)[M]['result']
>;

export type GatewayEventName = keyof typeof gatewayEvents;
export type GatewayEventPayload<E extends GatewayEventName> = z.output<(typeof gatewayEvents)[E]>;

export function isGatewayMethod(name: string): name is GatewayMethodName {
  return Object.hasOwn(gatewayMethods, name);
}
