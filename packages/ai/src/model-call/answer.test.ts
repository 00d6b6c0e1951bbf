import { expect, test } from 'vitest';
import { createAnswer } from './answer.ts';

const megabyte = 'x'.repeat(1_000_000);

test.each(['text-delta', 'reasoning-delta', 'tool-input-delta'] as const)(
  'an answer of %s without end is given up',
  (type) => {
    const answer = createAnswer('openai-compatible');
    const take = () => answer.take({ type, id: '1', delta: megabyte }, () => undefined);
    for (let taken = 0; taken < 8; taken += 1) take();
    expect(take).toThrow('the answer has no end');
  },
);
