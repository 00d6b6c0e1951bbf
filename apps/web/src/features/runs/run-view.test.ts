import { expect, test } from 'vitest';
import type { RunStep } from '@helix/contracts/runs';
import { applyFrame, emptyRunView, type RunView } from './use-run-stream.ts';

const delta = (attempt: number, text: string) => ({
  type: 'run.delta' as const,
  data: { attempt, text },
});
const step = (attempt: number, state: RunStep['state'], text: string | null) => ({
  type: 'run.step' as const,
  data: { step: { attempt, state, text } as RunStep },
});
const after = (...frames: Parameters<typeof applyFrame>[1][]) =>
  frames.reduce<RunView>((view, frame) => applyFrame(view, frame), emptyRunView);

test('text grows piece by piece and is replaced by what was recorded', () => {
  expect(after(delta(1, 'Hel'), delta(1, 'lo')).text).toBe('Hello');
  expect(after(delta(1, 'Hel'), step(1, 'finished', 'Hello.')).text).toBe('Hello.');
});

test('a newer attempt starts anew, and a late word of an older one is passed over', () => {
  expect(after(delta(1, 'first try'), delta(2, 'second')).text).toBe('second');
  expect(after(delta(2, 'second'), delta(1, ' late')).text).toBe('second');
  expect(after(delta(2, 'second'), step(1, 'failed', 'old')).text).toBe('second');
});
