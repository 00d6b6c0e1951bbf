import { describe, expect, it } from 'vitest';
import { labelledIndexes, niceScale } from './scale.ts';

describe('the scale of a chart', () => {
  it.each([
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 25, 50, 75, 100]],
    [0.013, [0, 0.005, 0.01, 0.015]],
    [1_234_567, [0, 500_000, 1_000_000, 1_500_000]],
  ])('goes to a round number above %d', (largest, ticks) => {
    expect(niceScale(largest)).toEqual({ max: ticks.at(-1), ticks });
  });

  it('has whole steps for what is counted', () => {
    expect(niceScale(2, { isWhole: true }).ticks).toEqual([0, 1, 2]);
    expect(niceScale(90, { isWhole: true }).ticks).toEqual([0, 50, 100]);
  });

  it.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY])('stands for %d too', (largest) => {
    expect(niceScale(largest).ticks[0]).toBe(0);
    expect(niceScale(largest).max).toBe(1);
  });
});

describe('the words under a chart', () => {
  it('are as many as have room, and the last is among them', () => {
    expect([...labelledIndexes(30, 6)].toSorted((one, other) => one - other)).toEqual([
      4, 9, 14, 19, 24, 29,
    ]);
    expect(labelledIndexes(3, 6).size).toBe(3);
    expect(labelledIndexes(0, 6).size).toBe(0);
  });
});
