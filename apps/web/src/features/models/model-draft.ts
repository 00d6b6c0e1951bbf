import type { Price } from '@helix/contracts/ledger';
import type { EndpointCall } from '@helix/contracts';
import type {
  createModel,
  Model,
  ModelSettings,
  Provider,
  updateModel,
} from '@helix/contracts/models';

/** What is entered, as it is entered: numbers may be empty while somebody types. */
export type ModelDraft = {
  provider: Provider;
  displayName: string;
  model: string;
  apiKey: string;
  isKeyRemoved: boolean;
  baseUrl: string;
  reasoning: NonNullable<ModelSettings['reasoning']> | 'follow';
  canUseTools: boolean;
  canSee: boolean;
  limits: Readonly<Record<LimitName, string>>;
  fallbackModelIds: readonly string[];
  hasOwnPrice: boolean;
  price: { input: string; output: string; cached: string };
};
const limitNames = [
  'maxOutputTokens',
  'contextWindow',
  'stallSeconds',
  'deadlineSeconds',
  'maxConcurrentRuns',
] as const;
export type LimitName = (typeof limitNames)[number];
/** As the contract allows. */
export const limitBounds: Readonly<Record<LimitName, readonly [min: number, max: number]>> = {
  maxOutputTokens: [1, 1_000_000],
  contextWindow: [1_000, 100_000_000],
  stallSeconds: [5, 3_600],
  deadlineSeconds: [30, 86_400],
  maxConcurrentRuns: [1, 10_000],
};

export function newDraft(provider: Provider, model: string, displayName: string): ModelDraft {
  const none = '';
  return {
    provider,
    displayName,
    model,
    apiKey: none,
    isKeyRemoved: false,
    baseUrl: none,
    reasoning: 'follow',
    canUseTools: true,
    canSee: false,
    limits: {
      maxOutputTokens: none,
      contextWindow: none,
      stallSeconds: none,
      deadlineSeconds: none,
      maxConcurrentRuns: none,
    },
    fallbackModelIds: [],
    hasOwnPrice: false,
    price: { input: none, output: none, cached: none },
  };
}

const textOf = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

export function draftOf(model: Model): ModelDraft {
  const { settings, price } = model;
  return {
    ...newDraft(model.provider, model.model, model.displayName),
    baseUrl: model.baseUrl ?? '',
    reasoning: settings.reasoning ?? 'follow',
    canUseTools: settings.canUseTools,
    canSee: settings.canSee,
    limits: {
      maxOutputTokens: textOf(settings.maxOutputTokens),
      contextWindow: textOf(settings.contextWindow),
      stallSeconds: textOf(settings.stallSeconds),
      deadlineSeconds: textOf(settings.deadlineSeconds),
      maxConcurrentRuns: textOf(model.maxConcurrentRuns),
    },
    fallbackModelIds: model.fallbackModelIds,
    hasOwnPrice: price !== null,
    price: {
      input: textOf(price?.inputPerMillion),
      output: textOf(price?.outputPerMillion),
      cached: textOf(price?.cachedInputPerMillion),
    },
  };
}

const numberOf = (text: string) => (text.trim() === '' ? null : Number(text));

function settingsOf({ reasoning, canUseTools, canSee, limits }: ModelDraft): ModelSettings {
  return {
    reasoning: reasoning === 'follow' ? null : reasoning,
    canUseTools,
    canSee,
    maxOutputTokens: numberOf(limits.maxOutputTokens),
    contextWindow: numberOf(limits.contextWindow),
    stallSeconds: numberOf(limits.stallSeconds),
    deadlineSeconds: numberOf(limits.deadlineSeconds),
  };
}

function priceOf({ hasOwnPrice, price }: ModelDraft): Price | null {
  if (!hasOwnPrice) return null;
  const cached = numberOf(price.cached);
  return {
    inputPerMillion: Number(price.input),
    outputPerMillion: Number(price.output),
    ...(cached !== null && { cachedInputPerMillion: cached }),
  };
}

function commonOf(draft: ModelDraft) {
  return {
    model: draft.model.trim(),
    displayName: draft.displayName.trim(),
    settings: settingsOf(draft),
    fallbackModelIds: [...draft.fallbackModelIds],
    maxConcurrentRuns: numberOf(draft.limits.maxConcurrentRuns),
    price: priceOf(draft),
  };
}

export function creationOf(draft: ModelDraft): EndpointCall<typeof createModel>['body'] {
  const [apiKey, baseUrl] = [draft.apiKey.trim(), draft.baseUrl.trim()];
  return {
    ...commonOf(draft),
    provider: draft.provider,
    ...(apiKey !== '' && { apiKey }),
    ...(baseUrl !== '' && { baseUrl }),
  };
}

export function changeOf(draft: ModelDraft): EndpointCall<typeof updateModel>['body'] {
  const [apiKey, baseUrl] = [draft.apiKey.trim(), draft.baseUrl.trim()];
  return {
    ...commonOf(draft),
    baseUrl: baseUrl === '' ? null : baseUrl,
    ...(apiKey !== '' && { apiKey }),
    ...(apiKey === '' && draft.isKeyRemoved && { apiKey: null }),
  };
}
