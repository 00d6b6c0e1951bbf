import type { FailureReasonName } from '@helix/contracts/runs';

/** What providers say, the telling before the vague: many errors mention billing, limits and models in passing. */
const wordings: readonly (readonly [RegExp, FailureReasonName])[] = [
  [
    /rate_limit_exceeded|rate limit reached|PerMinute|requests rate limit/i,
    'provider_rate_limited',
  ],
  [
    /api[ _]key not valid|(incorrect|invalid) api key|API_KEY_INVALID|invalid_api_key/i,
    'provider_auth',
  ],
  [
    /insufficient[ _-]?(quota|balance|credits)|billing|credit balance|any credits|arrearage|(current|monthly) quota|quota_exceeded/i,
    'provider_quota',
  ],
  [/rate[ _-]?limit|too many requests|throttl/i, 'provider_rate_limited'],
  [
    /content[ _-]?(policy|filter|management)|safety system|flagged|data_inspection|inappropriate content|requires moderation/i,
    'provider_refused',
  ],
  [
    /context[ _-]?(length|window|size)|maximum (context|prompt)|too many (input )?tokens|prompt is too long|input length should|exceeds? .{0,60}tokens/i,
    'context_overflow',
  ],
  [/support (tool|image|function)/i, 'provider_request_refused'],
  [
    /model_not_(found|supported)|invalid[ _]model|model not exist|valid model id|requested model is not supported|model .{0,80}does not exist/i,
    'provider_model_missing',
  ],
  [/tool_use_failed/i, 'provider_bad_response'],
];

const reasonOfStatus: Readonly<Record<number, FailureReasonName>> = {
  401: 'provider_auth',
  402: 'provider_quota',
  408: 'provider_unavailable',
  409: 'provider_unavailable',
  413: 'context_overflow',
};

/** What a status means where nothing more is said. */
const vagueStatus: Readonly<Record<number, FailureReasonName>> = {
  403: 'provider_auth',
  404: 'provider_model_missing',
  429: 'provider_rate_limited',
};

/** Providers agree on what most statuses mean; where they do not, their words decide. */
export function reasonOf(status: number | undefined, words: string): FailureReasonName {
  const told = wordings.find(([pattern]) => pattern.test(words))?.[1];
  if (status === undefined) return told ?? 'provider_unavailable';
  const certain = reasonOfStatus[status];
  if (certain) return certain;
  if (status === 429) return told === 'provider_quota' ? told : 'provider_rate_limited';
  if (status >= 500) return 'provider_unavailable';
  return told ?? vagueStatus[status] ?? 'provider_request_refused';
}
