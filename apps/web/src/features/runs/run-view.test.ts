import { expect, test } from 'vitest';
import type { RunStep } from '@helix/contracts/runs';
import { applyFrame, emptyRunView, type RunView } from './use-run-stream.ts';

const delta = (attempt: number, text: string, kind: 'text' | 'thinking' = 'text') => ({
  type: 'run.delta' as const,
  data: { attempt, kind, text },
});
const step = (
  attempt: number,
  state: RunStep['state'],
  text: string | null,
  kind: RunStep['kind'] = 'model-call',
) => ({
  type: 'run.step' as const,
  data: { step: { attempt, state, text, kind } as RunStep },
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

test('each model call says its own words; what a tool put out and what is thought are not among them', () => {
  const first = [step(1, 'started', null), delta(1, 'Let me look.'), delta(1, 'hm', 'thinking')];
  const used = [step(1, 'finished', 'Let me look.'), step(1, 'finished', 'output', 'tool-call')];
  expect(after(...first, ...used).text).toBe('Let me look.');
  expect(after(...first, ...used, step(1, 'started', null), delta(1, 'Done')).text).toBe('Done');
});
