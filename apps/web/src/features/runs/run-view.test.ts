import { expect, test } from 'vitest';
import type { Run, RunStep } from '@helix/contracts/runs';
import { applyFrames, emptyRunView, withSteps, type RunFrame } from './run-view.ts';
import { transcriptOf, type CallItem } from './transcript/transcript.ts';

const delta = (
  attempt: number,
  seq: number,
  text: string,
  kind: 'text' | 'thinking' = 'text',
): RunFrame => ({ type: 'run.delta', data: { attempt, seq, kind, text } });

function step(position: readonly [number, number], about: Partial<RunStep> = {}): RunStep {
  const [attempt, seq] = position;
  return {
    ...{ id: `step_${attempt}_${seq}`, runId: 'run_00000000', attempt, seq },
    ...{ kind: 'model-call', state: 'finished', prompt: null, text: null, usage: null },
    detail: {
      ...{ kind: 'model-call', call: 1, provider: 'simulated', model: 'fast' },
      ...{ toolNames: [], toolCalls: [], thinking: null, finishReason: null },
      ...{ reason: null, message: null, firstTokenMs: null, totalMs: null },
    },
    startedAt: '2026-11-01T10:00:00.000Z',
    endedAt: null,
    ...about,
  };
}
const recorded = (...given: Parameters<typeof step>): RunFrame => ({
  type: 'run.step',
  data: { step: step(...given) },
});
const changed = (run: Partial<Run>): RunFrame => ({
  type: 'run.changed',
  data: { run: run as Run },
});
const view = (...frames: RunFrame[]) => applyFrames(emptyRunView, frames);
const calls = (...frames: RunFrame[]) =>
  transcriptOf(view(...frames)).filter((item): item is CallItem => item.kind === 'call');
const started = (at: readonly [number, number]) => recorded(at, { state: 'started' });

test('an answer grows piece by piece beside what was thought, and is replaced by what was recorded', () => {
  const frames = [
    started([1, 1]),
    delta(1, 2, 'Hm', 'thinking'),
    delta(1, 3, 'Hel'),
    delta(1, 4, 'lo'),
  ];
  expect(calls(...frames)).toMatchObject([{ state: 'open', text: 'Hello', thinking: 'Hm' }]);
  const end = recorded([1, 5], { text: 'Hello.' });
  expect(calls(...frames, end)).toMatchObject([{ state: 'finished', text: 'Hello.' }]);
});

test('words that come before their step, twice or too late are in one place, once', () => {
  expect(calls(delta(1, 2, 'Hi'))).toMatchObject([{ state: 'open', text: 'Hi' }]);
  expect(calls(delta(1, 2, 'Hi'), delta(1, 2, 'Hi'), started([1, 1]))).toMatchObject([
    { text: 'Hi', number: 1 },
  ]);
  const end = recorded([1, 5], { text: 'Hi.' });
  expect(calls(end, delta(1, 3, ' late'))).toMatchObject([{ text: 'Hi.' }]);
});

test('a second call goes on below, and what a tool gave stands between them', () => {
  const tool = recorded([1, 6], {
    kind: 'tool-call',
    text: 'three',
    detail: { kind: 'tool-call', callId: 'a', name: 'list_tasks', input: {}, isError: false },
  });
  const second = step([1, 7], { state: 'started' });
  const detail = { ...second.detail, call: 2 } as RunStep['detail'];
  const items = transcriptOf(
    view(
      started([1, 1]),
      recorded([1, 5], { text: 'Looking' }),
      tool,
      { type: 'run.step', data: { step: { ...second, detail } } },
      delta(1, 8, 'Done'),
    ),
  );
  expect(items).toMatchObject([
    { kind: 'call', number: 1, text: 'Looking', state: 'finished' },
    { kind: 'tool', number: 2, name: 'list_tasks', output: 'three', state: 'finished' },
    { kind: 'call', number: 3, text: 'Done', state: 'open' },
  ]);
});

test('another attempt says why the one before did not do, and drops its words', () => {
  const failed = step([1, 3], { state: 'failed' });
  const detail = { ...failed.detail, reason: 'provider_unavailable' } as RunStep['detail'];
  const items = transcriptOf(
    view(
      started([1, 1]),
      delta(1, 2, 'first try'),
      { type: 'run.step', data: { step: { ...failed, detail } } },
      started([2, 1]),
      delta(2, 2, 'second'),
      delta(1, 9, 'late'),
    ),
  );
  expect(items).toMatchObject([
    { kind: 'call', state: 'failed', failure: { reason: { source: 'provider' } } },
    { kind: 'attempt', attempt: 2, because: { reason: { source: 'provider' } } },
    { kind: 'call', state: 'open', text: 'second' },
  ]);
});

test('what a run had written when it was stopped stands in its last step, and words that come later nowhere', () => {
  const stopped = changed({ status: 'cancelled', attempt: 1 });
  const cut = recorded([1, 3], { state: 'failed', text: 'Half' });
  const frames = [started([1, 1]), delta(1, 2, 'Half'), cut, delta(1, 4, ' a'), stopped];
  expect(calls(...frames)).toMatchObject([{ state: 'failed', text: 'Half' }]);
});

test('a call that nobody will end is lost', () => {
  expect(calls(started([1, 1]), started([2, 1]))).toMatchObject([
    { state: 'lost' },
    { state: 'open' },
  ]);
});

test('an answered question takes the place of the open one; the end of a step is the last word', () => {
  const open = step([1, 1], { id: 'step_q', endedAt: null, text: null });
  const answered = { ...open, endedAt: '2026-11-01T10:01:00.000Z', text: 'Blue' };
  expect(withSteps([open], [answered])).toEqual([answered]);
  expect(withSteps([answered], [open])).toEqual([answered]);
});
