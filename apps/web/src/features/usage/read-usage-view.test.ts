import { describe, expect, it } from 'vitest';
import { daysUntil, readUsageView } from './read-usage-view.ts';

describe('what the address of the usage page asks for', () => {
  it('is as usual when it says nothing, or nothing that can be meant', () => {
    const usual = { days: 30, splitBy: 'agent', measure: 'cost', filter: {} };
    expect(readUsageView(new URLSearchParams())).toEqual(usual);
    const nonsense = new URLSearchParams('days=9&by=moon&show=&agent=me&board=');
    expect(readUsageView(nonsense)).toEqual(usual);
  });

  it('is what it says', () => {
    const address = 'days=7&by=task&show=tokens&model=model_0123456789abcdef';
    expect(readUsageView(new URLSearchParams(address))).toEqual({
      days: 7,
      splitBy: 'task',
      measure: 'tokens',
      filter: { modelId: 'model_0123456789abcdef' },
    });
  });
});

it('the last days go over the ends of months', () => {
  expect(daysUntil('2024-03-01', 3)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
});
