import { listedPrices, type Price } from '@helix/contracts/ledger';
import type { Model, Provider } from '@helix/contracts/models';
import { formatMoney } from '../../lib/format.ts';
import { messages } from './messages.ts';

/** What a call of it costs: by its own price, by the list, or nobody knows. */
type PriceInForce =
  | { readonly kind: 'own' | 'listed'; readonly price: Price }
  | { readonly kind: 'unpriced' }
  | { readonly kind: 'free' };

export function listedPriceOf(provider: Provider, model: string): Price | undefined {
  return listedPrices.find((price) => price.provider === provider && price.model === model);
}

export function priceInForce({
  provider,
  model,
  price,
}: Pick<Model, 'provider' | 'model' | 'price'>): PriceInForce {
  if (price) return { kind: 'own', price };
  if (provider === 'simulated') return { kind: 'free' };
  const listed = listedPriceOf(provider, model);
  return listed ? { kind: 'listed', price: listed } : { kind: 'unpriced' };
}

export function priceText(inForce: PriceInForce): string {
  if (inForce.kind === 'free') return messages.price.free;
  if (inForce.kind === 'unpriced') return messages.price.unpriced;
  const { inputPerMillion, outputPerMillion } = inForce.price;
  return `${formatMoney(inputPerMillion)} / ${formatMoney(outputPerMillion)}`;
}
