import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { OutboundRefusedError } from '@helix/runtime/outbound';
import { failureReasons, type FailureReasonName } from '@helix/contracts/runs';
import { z } from 'zod';

export type ClassifiedFailure = {
  readonly reason: FailureReasonName;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
};

const detailLimit = 300;
const retryAfterLimitMs = 60 * 60_000;
const contextPattern =
  /context[ _-]?(length|window|size)|maximum (context|prompt)|too many (input )?tokens|prompt is too long|exceeds? .{0,40}tokens/i;
const refusalPattern = /content[ _-]?(policy|filter|management)|safety system|flagged/i;
const quotaPattern = /insufficient[ _-]?quota|billing|credit balance|exceeded your current quota/i;
const ratePattern = /rate[ _-]?limit|too many requests/i;

/** Provider errors in the middle of a stream have no status, only words. */
const streamedErrorSchema = z.looseObject({
  message: z.string().default(''),
  type: z.string().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
});

/** What went wrong with a call, from what the provider boundary threw. */
export function classifyFailure(error: unknown): ClassifiedFailure {
  if (error instanceof OutboundRefusedError) {
    return describe('provider_address_refused', error.message);
  }
  if (APICallError.isInstance(error)) return classifyAnswer(error);
  if (isUnreadable(error)) return describe('provider_bad_response', error.message);
  if (isBrokenConnection(error))
    return describe('provider_unavailable', 'the connection broke off');
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
  const status = error.statusCode;
  // An answer that began well and then broke off is told with its good status, and the break as the cause.
  if (status !== undefined && status < 400) {
    if (isBrokenConnection(error.cause)) return classifyFailure(error.cause);
    return describe('provider_bad_response', error.message);
  }
  const reason = reasonOf(status, `${error.message} ${error.responseBody ?? ''}`);
  const told = status === undefined ? error.message : `HTTP ${status}: ${error.message}`;
  return { ...describe(reason, told), retryAfterMs: readRetryAfter(error.responseHeaders ?? {}) };
}

const reasonOfStatus: Readonly<Record<number, FailureReasonName>> = {
  401: 'provider_auth',
  402: 'provider_quota',
  403: 'provider_auth',
  404: 'provider_model_missing',
  408: 'provider_unavailable',
  409: 'provider_unavailable',
  413: 'context_overflow',
};

/** Providers agree on what most statuses mean; where they do not, their words decide. */
function reasonOf(status: number | undefined, words: string): FailureReasonName {
  if (status === undefined) return reasonOfWords(words) ?? 'provider_unavailable';
  const told = reasonOfStatus[status];
  if (told) return told;
  if (status === 429) return quotaPattern.test(words) ? 'provider_quota' : 'provider_rate_limited';
  return status >= 500
    ? 'provider_unavailable'
    : (reasonOfWords(words) ?? 'provider_request_refused');
}

function reasonOfWords(words: string): FailureReasonName | undefined {
  if (quotaPattern.test(words)) return 'provider_quota';
  if (ratePattern.test(words)) return 'provider_rate_limited';
  if (contextPattern.test(words)) return 'context_overflow';
  return refusalPattern.test(words) ? 'provider_refused' : undefined;
}

function isUnreadable(error: unknown): error is Error {
  return (
    InvalidResponseDataError.isInstance(error) ||
    JSONParseError.isInstance(error) ||
    TypeValidationError.isInstance(error) ||
    EmptyResponseBodyError.isInstance(error)
  );
}

/** fetch tells of a connection that breaks in the middle of a body as a TypeError whose cause has a code. */
function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  return error.message === 'terminated' || (cause instanceof Error && 'code' in cause);
}

function readRetryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const inMs = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(inMs)) return bounded(inMs);
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return bounded(seconds * 1_000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : bounded(at - Date.now());
}

function bounded(waitMs: number): number {
  return Math.round(Math.min(retryAfterLimitMs, Math.max(0, waitMs)));
}
