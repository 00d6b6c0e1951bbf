import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { failureReasons, type FailureReasonName } from '@helix/contracts/runs';
import { z } from 'zod';
import { findConnectionTrouble, findRefusedAddress, hasNeverLeft } from './connection-trouble.ts';
import { reasonOf } from './failure-words.ts';
import { readRetryAfter } from './retry-after.ts';

export type ClassifiedFailure = {
  readonly reason: FailureReasonName;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
  /** It never left, or was refused before anything was done. */
  readonly isUnbilled?: boolean | undefined;
  readonly cause?: unknown;
};

const detailLimit = 300;

/** Provider errors in the middle of a stream have no status, only words. */
const streamedErrorSchema = z.union([
  z.string().transform((message) => ({ message, type: undefined, code: undefined })),
  z.looseObject({
    message: z.string().default(''),
    type: z.string().nullish(),
    code: z.union([z.string(), z.number()]).nullish(),
  }),
]);

/**
 * Refusals that come before any work. A prompt that was too long or was filtered has been read, and some providers
 * take money for that.
 */
const unbilledRefusals: ReadonlySet<FailureReasonName> = new Set<FailureReasonName>([
  'provider_auth',
  'provider_quota',
  'provider_rate_limited',
  'provider_model_missing',
  'provider_request_refused',
]);

/** What went wrong with a call, from what the provider boundary threw. */
export function classifyFailure(error: unknown): ClassifiedFailure {
  return { ...classify(error), ...(hasNeverLeft(error) && { isUnbilled: true }) };
}

function classify(error: unknown): ClassifiedFailure {
  const refused = findRefusedAddress(error);
  if (refused) return describe('provider_address_refused', refused.message);
  if (APICallError.isInstance(error)) return classifyAnswer(error);
  if (isUnreadable(error)) return classifyUnreadable(error);
  const trouble = findConnectionTrouble(error);
  if (trouble !== undefined) return describe('provider_unavailable', trouble);
  if (error instanceof Error) return { ...describe('internal', ''), cause: error };
  const streamed = streamedErrorSchema.safeParse(error);
  if (!streamed.success) return describe('provider_bad_response', '');
  const { message, type, code } = streamed.data;
  const status = typeof code === 'number' ? code : undefined;
  return describe(reasonOf(status, `${type ?? ''} ${code ?? ''} ${message}`), message);
}

export function describe(reason: FailureReasonName, detail: string): ClassifiedFailure {
  const { sentence } = failureReasons[reason];
  const words = detail.replaceAll(/\s+/g, ' ').trim();
  const shown = words.length > detailLimit ? `${words.slice(0, detailLimit)}…` : words;
  return { reason, message: shown === '' ? sentence : `${sentence} (${shown})` };
}

function classifyAnswer(error: APICallError): ClassifiedFailure {
  const { statusCode: status, responseBody: body = '', message } = error;
  // An answer that began well and then broke off is told with its good status, and the break as the cause.
  if (status !== undefined && status < 400) {
    const broke = findConnectionTrouble(error.cause);
    return broke === undefined
      ? describe('provider_bad_response', message)
      : describe('provider_unavailable', broke);
  }
  if (status === undefined) {
    return describe('provider_unavailable', findConnectionTrouble(error.cause) ?? message);
  }
  // Some packages make of an error that they do not know no more than the name of its status.
  const told =
    body.length < detailLimit && !body.includes('<') && !body.includes(message) ? body : '';
  const reason = reasonOf(status, `${message} ${body}`);
  return {
    ...describe(reason, `HTTP ${status}: ${message} ${told}`),
    ...(status < 500 && unbilledRefusals.has(reason) && { isUnbilled: true }),
    retryAfterMs: readRetryAfter(error.responseHeaders ?? {}, body),
  };
}

function isUnreadable(error: unknown): error is Error {
  return (
    InvalidResponseDataError.isInstance(error) ||
    JSONParseError.isInstance(error) ||
    TypeValidationError.isInstance(error) ||
    EmptyResponseBodyError.isInstance(error)
  );
}

function classifyUnreadable(error: Error): ClassifiedFailure {
  // What one package calls unreadable is a stream that was cut, as others end without saying why.
  return /ended without/i.test(error.message)
    ? describe('provider_unavailable', 'the answer ended in the middle')
    : describe('provider_bad_response', error.message);
}
