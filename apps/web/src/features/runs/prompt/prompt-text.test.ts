import { expect, test } from 'vitest';
import { countHits, printPrompt, splitAtHits } from './prompt-text.ts';

test('what is looked for is found whatever its case, and is no pattern', () => {
  expect(splitAtHits('A (b) and a (B)', '(B)')).toEqual(['A ', '(b)', ' and a ', '(B)', '']);
  expect(countHits('a.b a+b aab', 'a+b')).toBe(1);
  expect(countHits('anything', '')).toBe(0);
});

test('a prompt is printed part by part', () => {
  const prompt = [
    { role: 'system', content: 'Be kind' },
    { role: 'user', content: 'Hi' },
  ];
  expect(printPrompt(prompt)).toBe('[system]\nBe kind\n\n[user]\nHi');
});
