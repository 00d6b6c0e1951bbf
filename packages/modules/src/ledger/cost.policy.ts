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

/** What a call costs. Without its usage or a price it is unpriced; the simulation costs nothing, and says so. */
export function costOf(called: Priced, usage: Usage | null): Cost {
  if (called.provider === 'simulated') return { microUsd: 0, priceVersion: 'simulated' };
  if (usage === null) return unpriced;
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
 * Millionths of a dollar, rounded up, so that a sum never says less than it cost. A price per million tokens in
 * dollars is a price per token in millionths. Cached input is part of the input, reasoning part of the output.
 */
function microUsd(price: Price, usage: Usage): number {
  const { inputPerMillion, outputPerMillion, cachedInputPerMillion = inputPerMillion } = price;
  const cached = Math.min(usage.cachedInputTokens, usage.inputTokens);
  const fresh = usage.inputTokens - cached;
  // In billionths first: prices have at most a few decimals, and whole numbers add up exactly.
  const billionths =
    fresh * thousandths(inputPerMillion) +
    cached * thousandths(cachedInputPerMillion) +
    usage.outputTokens * thousandths(outputPerMillion);
  return Math.ceil(billionths / 1_000);
}

function thousandths(price: number): number {
  return Math.round(price * 1_000);
}
