import { describe, expect, it } from 'vitest';
import { daysUntil, readUsageView } from './read-usage-view.ts';

describe('what the address of the usage page asks for', () => {
  it('is as usual when it says nothing, or nothing that can be meant', () => {
    const usual = { days: 30, splitBy: 'agent', measure: 'cost' };
    expect(readUsageView(new URLSearchParams())).toEqual(usual);
    expect(readUsageView(new URLSearchParams('days=9&by=moon&show='))).toEqual(usual);
  });

  it('is what it says', () => {
    expect(readUsageView(new URLSearchParams('days=7&by=task&show=tokens'))).toEqual({
      days: 7,
      splitBy: 'task',
      measure: 'tokens',
    });
  });
});

it('the last days go over the ends of months', () => {
  expect(daysUntil('2024-03-01', 3)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
});
