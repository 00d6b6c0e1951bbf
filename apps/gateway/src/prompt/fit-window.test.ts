import type { ModelMessage } from '@helix/ai';
import { expect, test } from 'vitest';
import { answerLimit, fitWindow } from './fit-window.ts';

const output = (letter: string, length: number): ModelMessage => ({
  ...{ role: 'tool', callId: letter, name: 'read_task', isError: false },
  content: `${letter} `.repeat(length / 2),
});
const conversation: ModelMessage[] = [
  { role: 'system', content: 'Who you are. '.repeat(100) },
  { role: 'user', content: 'The work. '.repeat(200) },
  output('a', 3_000),
  output('b', 3_000),
];
const sizes = (messages: readonly ModelMessage[]) => messages.map(({ content }) => content.length);
const window = (contextWindow: number | undefined) => ({
  ...{ contextWindow, maxOutputTokens: 500, tools: 'x '.repeat(150) },
});

test('without a limit, and within it, nothing is cut', () => {
  expect(fitWindow(conversation, window(undefined))).toEqual(conversation);
  expect(fitWindow(conversation, window(100_000))).toEqual(conversation);
});

test('what tools gave makes room first, the oldest before the newer, and says so', () => {
  const fitted = fitWindow(conversation, window(3_200));
  expect(sizes(fitted)[2]).toBeLessThan(400);
  expect(fitted[2]?.content).toContain('more characters are not shown');
  expect(fitted.filter((_message, index) => index !== 2)).toEqual(
    conversation.filter((_message, index) => index !== 2),
  );
});

test('then the work and who the agent is are shortened, and never beyond half', () => {
  const fitted = fitWindow(conversation, window(1_000));
  const [system = 0, user = 0] = sizes(fitted);
  expect(user).toBeLessThan(2_000);
  expect(user).toBeGreaterThanOrEqual(1_000);
  expect(system).toBeGreaterThanOrEqual(650);
});

test('a Chinese thread is cut to what the model can hold, though its characters are few', () => {
  const chinese: ModelMessage = {
    role: 'user',
    content: '请保留这些数字，缩短其余部分。'.repeat(100),
  };
  const [fitted] = fitWindow([chinese], window(2_000));
  expect(fitted?.content.length).toBeLessThan(1_000);
  expect(fitted?.content).toContain('more characters are not shown');
});

test('an answer takes at most half of what the model can hold', () => {
  expect(answerLimit({ contextWindow: 4_000, maxOutputTokens: 8_000 })).toBe(2_000);
  expect(answerLimit({ contextWindow: undefined, maxOutputTokens: 8_000 })).toBe(8_000);
});
