import { describe, expect, it } from 'vitest';
import { readCallsFilter } from './read-calls-filter.ts';

const read = (search: string) => readCallsFilter(new URLSearchParams(search));

describe('which calls the address asks for', () => {
  it('is all of them when it says nothing', () => {
    expect(read('')).toEqual({});
  });

  it('is those of an agent on a day', () => {
    expect(read('agent=agent_0123456789abcdef&day=2026-11-21&status=failed')).toEqual({
      agentId: 'agent_0123456789abcdef',
      day: '2026-11-21',
      status: 'failed',
    });
  });

  it('is those that cost and took so much', () => {
    expect(read('cost=0.1&seconds=30')).toEqual({ minCostUsd: 0.1, minTotalMs: 30_000 });
  });

  it.each([
    'cost=cheap',
    'seconds=31',
    'agent=somebody',
    'day=2026-13-40',
    'day=soon',
    'status=sad',
    'unpriced=maybe',
    'run=',
  ])('leaves out what cannot be meant: %s', (search) => expect(read(search)).toEqual({}));
});
