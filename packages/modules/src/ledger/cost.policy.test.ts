import { describe, expect, test } from 'vitest';
import { costOf } from './cost.policy.ts';

const usage = (inputTokens: number, outputTokens: number, cachedInputTokens = 0) => ({
  inputTokens,
  outputTokens,
  cachedInputTokens,
  reasoningTokens: 0,
});
const sonnet = { provider: 'anthropic', model: 'claude-sonnet-4-5', ownPrice: null };

describe('what a call costs', () => {
  test('tokens at their price, in millionths of a dollar', () => {
    expect(costOf(sonnet, { usage: usage(1_000_000, 0) }).microUsd).toBe(3_000_000);
    expect(costOf(sonnet, { usage: usage(0, 1_000_000) }).microUsd).toBe(15_000_000);
    expect(costOf(sonnet, { usage: usage(240, 60) }).microUsd).toBe(240 * 3 + 60 * 15);
  });

  test('cached input is part of the input and has a price of its own', () => {
    expect(costOf(sonnet, { usage: usage(1_000, 0, 900) }).microUsd).toBe(100 * 3 + 270);
  });

  test('what is written to a cache is part of the input and has a price of its own', () => {
    const written = { ...usage(1_000, 0, 100), cacheWriteTokens: 600 };
    expect(costOf(sonnet, { usage: written }).microUsd).toBe(300 * 3 + 30 + 600 * 3.75);
    const own = { inputPerMillion: 10, outputPerMillion: 20 };
    expect(costOf({ ...sonnet, ownPrice: own }, { usage: written }).microUsd).toBe(10_000);
  });

  test('more is never cached than was sent, whatever a provider tells', () => {
    expect(costOf(sonnet, { usage: { ...usage(10, 0, 20), cacheWriteTokens: 20 } }).microUsd).toBe(
      3,
    );
  });

  test('a price with many decimals counts to the last of them', () => {
    const own = { inputPerMillion: 0.000_001, outputPerMillion: 0.037_5 };
    expect(costOf({ ...sonnet, ownPrice: own }, { usage: usage(0, 80_000_000) }).microUsd).toBe(
      3_000_000,
    );
    expect(costOf({ ...sonnet, ownPrice: own }, { usage: usage(1, 0) }).microUsd).toBe(1);
  });

  test('a fraction is rounded up, so that a sum never says less than it cost', () => {
    expect(
      costOf({ ...sonnet, model: 'claude-haiku-4-5' }, { usage: usage(1, 0, 1) }).microUsd,
    ).toBe(1);
  });

  test("a model's own price goes before the list", () => {
    const own = { inputPerMillion: 10, outputPerMillion: 20 };
    expect(costOf({ ...sonnet, ownPrice: own }, { usage: usage(10, 10) })).toEqual({
      microUsd: 300,
      priceVersion: 'own',
    });
  });

  test('a release with its date has the price of its model', () => {
    const dated = { ...sonnet, model: 'claude-sonnet-4-5-20250929' };
    expect(costOf(dated, { usage: usage(10, 10) })).toEqual(
      costOf(sonnet, { usage: usage(10, 10) }),
    );
  });

  test('an unknown model, and a call whose usage was not told, is unpriced and never free', () => {
    const unknown = { provider: 'openai-compatible', model: 'whatever', ownPrice: null };
    expect(costOf(unknown, { usage: usage(10, 10) }).microUsd).toBeNull();
    expect(costOf(sonnet, { usage: null }).microUsd).toBeNull();
  });

  test('a call that nobody is paid for is free, also without a price; what it used all the same is not', () => {
    const unknown = { provider: 'openai-compatible', model: 'whatever', ownPrice: null };
    const free = { microUsd: 0, priceVersion: 'unbilled' };
    expect(costOf(unknown, { usage: null, isUnbilled: true })).toEqual(free);
    expect(costOf(sonnet, { isUnbilled: true })).toEqual(free);
    expect(costOf(sonnet, { usage: usage(1, 0), isUnbilled: true }).microUsd).toBe(3);
  });

  test('the simulation costs nothing, and says that it is one', () => {
    const simulated = { provider: 'simulated', model: 'fast', ownPrice: null };
    expect(costOf(simulated, { usage: usage(10, 10) })).toEqual({
      microUsd: 0,
      priceVersion: 'simulated',
    });
  });

  test('a simulation with a price rehearses what things cost, and what nobody knows', () => {
    const ownPrice = { inputPerMillion: 10, outputPerMillion: 20 };
    const priced = { provider: 'simulated', model: 'fast', ownPrice };
    expect(costOf(priced, { usage: usage(10, 10) })).toEqual({
      microUsd: 300,
      priceVersion: 'own',
    });
    expect(costOf(priced, { usage: null }).microUsd).toBeNull();
  });
});
