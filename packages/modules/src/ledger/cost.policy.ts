import { listedPrices, priceVersion, type Price } from '@helix/contracts/ledger';
import type { Usage } from '@helix/contracts/runs';

export type Cost = {
  /** null when nobody knows. */
  readonly microUsd: number | null;
  /** Which prices it was made by. */
  readonly priceVersion: string | null;
};

type Priced = {
  readonly provider: string;
  readonly model: string;
  /** The model's own price, which goes before the list. */
  readonly ownPrice: Price | null;
};

const unpriced: Cost = { microUsd: null, priceVersion: null };
const unbilled: Cost = { microUsd: 0, priceVersion: 'unbilled' };

type Used = {
  readonly usage?: Usage | null | undefined;
  readonly isUnbilled?: boolean | undefined;
};

/**
 * What a call costs. Without its usage or a price it is unpriced, unless nobody is paid for it; the simulation is free
 * unless it has a price to play with.
 */
export function costOf(called: Priced, { usage = null, isUnbilled = false }: Used): Cost {
  const isFree = called.provider === 'simulated' && called.ownPrice === null;
  if (isFree) return { microUsd: 0, priceVersion: 'simulated' };
  if (usage === null) return isUnbilled ? unbilled : unpriced;
  if (called.ownPrice) return { microUsd: microUsd(called.ownPrice, usage), priceVersion: 'own' };
  const listed = findListedPrice(called.provider, called.model);
  return listed ? { microUsd: microUsd(listed, usage), priceVersion } : unpriced;
}

/** Dated names are the model they are a release of. */
function findListedPrice(provider: string, model: string): Price | undefined {
  const name = model.toLowerCase().replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2})$/, '');
  return listedPrices.find((listed) => listed.provider === provider && listed.model === name);
}

/**
 * Millionths of a dollar, rounded up, so that a sum never says less than it cost. What was read from a cache and what
 * was written to it is part of the input, reasoning part of the output. Whole numbers only: they add up exactly.
 */
function microUsd(price: Price, usage: Usage): number {
  const { inputPerMillion, outputPerMillion } = price;
  const { cachedInputPerMillion = inputPerMillion, cacheWritePerMillion = inputPerMillion } = price;
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens = 0 } = usage;
  const read = Math.min(cachedInputTokens, inputTokens);
  const written = Math.min(cacheWriteTokens, inputTokens - read);
  const trillionths =
    costOfTokens(inputTokens - read - written, inputPerMillion) +
    costOfTokens(read, cachedInputPerMillion) +
    costOfTokens(written, cacheWritePerMillion) +
    costOfTokens(outputTokens, outputPerMillion);
  return Number((trillionths + perMillionth - 1n) / perMillionth);
}

/** Trillionths of a dollar in a millionth; a price per million tokens in millionths is a price per token in these. */
const perMillionth = 1_000_000n;

function costOfTokens(tokens: number, dollarsPerMillion: number): bigint {
  return BigInt(tokens) * BigInt(Math.round(dollarsPerMillion * 1_000_000));
}
