import { expect, test } from 'vitest';
import type { StepDetail } from '@helix/contracts/runs';
import { transcriptOf, type EstablishedStep } from './run-transcript.ts';

const modelCall: Extract<StepDetail, { kind: 'model-call' }> = {
  kind: 'model-call',
  call: 1,
  provider: 'simulated',
  model: 'fast',
  toolNames: ['read_task'],
  toolCalls: [],
  thinking: null,
  finishReason: 'stop',
  reason: null,
  message: null,
  firstTokenMs: 1,
  totalMs: 2,
};
const step = (detail: StepDetail, about: Partial<EstablishedStep> = {}): EstablishedStep => ({
  state: 'finished',
  text: 'said',
  providerData: null,
  detail,
  ...about,
});

test('answers, results and words of people come back in the order in which they were recorded', () => {
  const asked = { ...modelCall, toolCalls: [{ callId: 'a', name: 'read_task', input: {} }] };
  const transcript = transcriptOf([
    step(asked, { text: '', providerData: { parts: [1] } }),
    step({ kind: 'tool-call', callId: 'a', name: 'read_task', input: {}, isError: false }),
    step({ kind: 'message', messageId: 'said_1', from: 'Grace' }, { text: 'Shorter' }),
  ]);
  expect(transcript).toEqual([
    { kind: 'answer', text: '', toolCalls: asked.toolCalls, providerData: { parts: [1] } },
    { kind: 'tool-result', callId: 'a', name: 'read_task', output: 'said', isError: false },
    { kind: 'message', messageId: 'said_1', from: 'Grace', text: 'Shorter' },
  ]);
});

test('what began and did not finish has established nothing', () => {
  const question = {
    kind: 'tool-call',
    callId: 'q',
    name: 'ask_person',
    input: {},
    isError: false,
  };
  expect(
    transcriptOf([
      step(modelCall, { state: 'started' }),
      step(modelCall, { state: 'failed' }),
      step(question as StepDetail, { state: 'started' }),
    ]),
  ).toEqual([]);
});
