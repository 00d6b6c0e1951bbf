import type { Backoff } from '../job.ts';

/** Whose doing it was. What a provider or this installation did is never held against the agent. */
export type FailureSource = 'agent' | 'provider' | 'person' | 'installation';

export type FailureReason = {
  readonly outcome: 'failed' | 'cancelled' | 'timed_out';
  readonly source: FailureSource;
  /** What happened, to a person. */
  readonly sentence: string;
  /** What that person can do about it. */
  readonly nextAction: string;
  /** How often it is tried again by itself, and when; null never. */
  readonly retry: { readonly times: number; readonly backoffMs: Backoff } | null;
};

const patiently = { times: 5, backoffMs: { first: 2_000, factor: 3, max: 120_000 } };
const soon = { times: 3, backoffMs: { first: 500, factor: 2, max: 10_000 } };
const once = { times: 1, backoffMs: { first: 1_000, factor: 1, max: 1_000 } };

/** Every way in which an attempt can end without success. */
export const failureReasons = {
  provider_auth: {
    outcome: 'failed',
    source: 'person',
    sentence: 'The AI provider did not accept the key of this model.',
    nextAction: "Check the model's API key, then retry the run.",
    retry: null,
  },
  provider_quota: {
    outcome: 'failed',
    source: 'person',
    sentence: 'The account at the AI provider has no credit or quota left.',
    nextAction: 'Add credit at the provider or choose another model, then retry the run.',
    retry: null,
  },
  provider_rate_limited: {
    outcome: 'failed',
    source: 'provider',
    sentence: 'The AI provider asked for fewer requests.',
    nextAction: 'Retry the run later, or lower how many runs use this model at once.',
    retry: patiently,
  },
  provider_unavailable: {
    outcome: 'failed',
    source: 'provider',
    sentence: 'The AI provider could not be reached, or broke off.',
    nextAction: "Check the model's address and the provider's status page, then retry the run.",
    retry: patiently,
  },
  provider_model_missing: {
    outcome: 'failed',
    source: 'person',
    sentence: 'The AI provider does not know this model.',
    nextAction: "Check the model's name and address, then retry the run.",
    retry: null,
  },
  provider_address_refused: {
    outcome: 'failed',
    source: 'person',
    sentence: "The model's address is inside a private network that Helix may not reach.",
    nextAction:
      'Check the address; if it is meant, list its host in HELIX_ALLOW_PRIVATE_NETWORK and restart the gateway.',
    retry: null,
  },
  provider_request_refused: {
    outcome: 'failed',
    source: 'installation',
    sentence: 'The AI provider called the request malformed.',
    nextAction: "Read the provider's message; the model may lack a setting that was used.",
    retry: null,
  },
  provider_refused: {
    outcome: 'failed',
    source: 'provider',
    sentence: 'The model or its content filter refused to answer.',
    nextAction: 'Word the task differently or choose another model, then retry the run.',
    retry: null,
  },
  provider_bad_response: {
    outcome: 'failed',
    source: 'provider',
    sentence: 'The AI provider answered with something that could not be understood.',
    nextAction: "Check that the model's address really speaks its format, then retry the run.",
    retry: soon,
  },
  context_overflow: {
    outcome: 'failed',
    source: 'agent',
    sentence: 'The prompt is longer than this model can read.',
    nextAction: "Shorten the task or the agent's memory, or choose a model with a larger context.",
    retry: null,
  },
  output_truncated: {
    outcome: 'failed',
    source: 'agent',
    sentence: 'The answer reached the length limit and was cut.',
    nextAction: 'Read what there is, then split the task or raise the limit.',
    retry: null,
  },
  empty_output: {
    outcome: 'failed',
    source: 'agent',
    sentence: 'The model answered with nothing.',
    nextAction: 'Say more exactly what is wanted, or choose another model, then retry the run.',
    retry: once,
  },
  stalled: {
    outcome: 'failed',
    source: 'provider',
    sentence: 'The model stopped making progress, so the run was stopped.',
    nextAction: "Retry the run, or raise the model's stall limit if it is slow by nature.",
    retry: once,
  },
  step_limit: {
    outcome: 'failed',
    source: 'agent',
    sentence: 'The run made as many model calls as it may, without coming to an end.',
    nextAction: 'Read what it did, then split the task, or raise the limit and retry the run.',
    retry: null,
  },
  deadline: {
    outcome: 'timed_out',
    source: 'agent',
    sentence: 'The run took longer than it was allowed to.',
    nextAction: 'Split the task or raise the time limit, then retry the run.',
    retry: null,
  },
  cancelled_by_user: {
    outcome: 'cancelled',
    source: 'person',
    sentence: 'A person stopped the run.',
    nextAction: 'Retry the run when it is wanted after all.',
    retry: null,
  },
  superseded: {
    outcome: 'cancelled',
    source: 'installation',
    sentence: 'A newer attempt of the same run took over.',
    nextAction: 'Nothing: the newer attempt has the result.',
    retry: null,
  },
  gateway_lost: {
    outcome: 'failed',
    source: 'installation',
    sentence: 'The gateway that carried out the run stopped in the middle of it.',
    nextAction: 'Retry the run; if it happens again, look at the logs of the gateway.',
    retry: soon,
  },
  gateway_unavailable: {
    outcome: 'failed',
    source: 'installation',
    sentence: 'No gateway was free or reachable to carry out the run.',
    nextAction: 'Start a gateway or wait until one is free, then retry the run.',
    retry: patiently,
  },
  gateway_incapable: {
    outcome: 'failed',
    source: 'installation',
    sentence: 'No gateway may call the provider of this model.',
    nextAction: 'Start a gateway that may (GATEWAY_PROVIDERS), or choose another model.',
    retry: patiently,
  },
  internal: {
    outcome: 'failed',
    source: 'installation',
    sentence: 'Something went wrong inside Helix.',
    nextAction: 'Retry the run; if it happens again, look at the logs.',
    retry: once,
  },
} as const satisfies Record<string, FailureReason>;

export type FailureReasonName = keyof typeof failureReasons;

export function isFailureReason(name: string | undefined): name is FailureReasonName {
  return name !== undefined && Object.hasOwn(failureReasons, name);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets what the keys are
export const failureReasonNames = Object.keys(failureReasons) as FailureReasonName[];

/** What an agent has to answer for; anything else was the doing of a provider, of a person or of this installation. */
export const ownFailures: readonly string[] = failureReasonNames.filter(
  (name) => failureReasons[name].source === 'agent',
);
