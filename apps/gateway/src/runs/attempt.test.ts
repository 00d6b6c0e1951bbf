import { expect, test } from 'vitest';
import { createLogger } from '@helix/runtime';
import type { AttemptEvent } from './attempt-event.ts';
import { createAttempt } from './attempt.ts';

const log = createLogger({ process: 'gateway', level: 'silent' });
const nowhere = { append: () => undefined, seal: () => Promise.resolve() };
const call = {
  ...{ kind: 'model-call' as const, provider: 'simulated', model: 'simulated' },
  startedAt: new Date(0).toISOString(),
};

function beginAttempt() {
  const key = { runId: 'run_1', attempt: 1 };
  const attempt = createAttempt({ key, file: nowhere, unfollowedLimitMs: 60_000, log });
  const heardFrom = (afterSeq: number) => {
    const heard: AttemptEvent[] = [];
    attempt.follow({ send: (event) => heard.push(event) }, afterSeq);
    return heard.map(({ event, payload }) => ('text' in payload ? payload.text : event));
  };
  return { attempt, heardFrom };
}

test('the first word is told at once, and those of one turn together', () => {
  const { attempt, heardFrom } = beginAttempt();
  attempt.write('text', 'One');
  expect(heardFrom(0)).toEqual(['One']);
  attempt.write('text', ' two');
  attempt.write('text', ' three');
  expect(heardFrom(1)).toEqual([]);
  attempt.recordStep({ ...call, call: 1, state: 'finished', text: 'One two three' });
  expect(heardFrom(1)).toEqual([' two three', 'One two three']);
});

test('words are kept until the next call, and no longer', () => {
  const { attempt, heardFrom } = beginAttempt();
  attempt.recordStep({ ...call, call: 1, state: 'started' });
  attempt.write('text', 'Words');
  attempt.recordStep({ ...call, call: 1, state: 'finished', text: 'Words' });
  expect(heardFrom(0)).toEqual(['helix.run.step', 'Words', 'Words']);
  attempt.recordStep({ ...call, call: 2, state: 'started' });
  attempt.write('text', 'More');
  expect(heardFrom(0)).toEqual(['helix.run.step', 'Words', 'helix.run.step', 'More']);
});
