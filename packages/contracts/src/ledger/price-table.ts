import type { Price } from './llm-call.ts';

/** Changes whenever a price below does, so that every row of the ledger says by which prices it was made. */
export const priceVersion = '2026-11-2';

type ListedPrice = Price & { readonly provider: string; readonly model: string };

const price = (
  provider: string,
  model: string,
  [inputPerMillion, outputPerMillion, cachedInputPerMillion, cacheWritePerMillion]: readonly [
    number,
    number,
    number?,
    number?,
  ],
): ListedPrice => ({
  provider,
  model,
  inputPerMillion,
  outputPerMillion,
  ...(cachedInputPerMillion !== undefined && { cachedInputPerMillion }),
  ...(cacheWritePerMillion !== undefined && { cacheWritePerMillion }),
});

/**
 * List prices in US dollars as the providers publish them. Contracts differ and prices change: a model's own price
 * goes before this table, and what is not in it is unpriced, never free.
 */
export const listedPrices: readonly ListedPrice[] = [
  price('anthropic', 'claude-opus-4-5', [5, 25, 0.5, 6.25]),
  price('anthropic', 'claude-opus-4-1', [15, 75, 1.5, 18.75]),
  price('anthropic', 'claude-sonnet-4-5', [3, 15, 0.3, 3.75]),
  price('anthropic', 'claude-sonnet-4', [3, 15, 0.3, 3.75]),
  price('anthropic', 'claude-haiku-4-5', [1, 5, 0.1, 1.25]),
  price('openai', 'gpt-5', [1.25, 10, 0.125]),
  price('openai', 'gpt-5-mini', [0.25, 2, 0.025]),
  price('openai', 'gpt-5-nano', [0.05, 0.4, 0.005]),
  price('openai', 'gpt-4.1', [2, 8, 0.5]),
  price('openai', 'gpt-4.1-mini', [0.4, 1.6, 0.1]),
  price('openai', 'gpt-4o', [2.5, 10, 1.25]),
  price('openai', 'gpt-4o-mini', [0.15, 0.6, 0.075]),
  price('openai', 'o3', [2, 8, 0.5]),
  price('openai', 'o4-mini', [1.1, 4.4, 0.275]),
  price('google', 'gemini-2.5-pro', [1.25, 10, 0.125]),
  price('google', 'gemini-2.5-flash', [0.3, 2.5, 0.03]),
  price('google', 'gemini-2.5-flash-lite', [0.1, 0.4, 0.01]),
  price('xai', 'grok-4', [3, 15, 0.75]),
  price('xai', 'grok-3-mini', [0.3, 0.5, 0.075]),
  price('mistral', 'mistral-large-latest', [2, 6]),
  price('mistral', 'mistral-medium-latest', [0.4, 2]),
  price('mistral', 'mistral-small-latest', [0.1, 0.3]),
  price('deepseek', 'deepseek-chat', [0.28, 0.42, 0.028]),
  price('deepseek', 'deepseek-reasoner', [0.28, 0.42, 0.028]),
];
