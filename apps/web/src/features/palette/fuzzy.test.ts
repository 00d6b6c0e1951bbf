import { expect, test } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';

const best = (query: string, texts: readonly string[]) =>
  texts
    .map((text) => ({ text, score: fuzzyScore(query, text) }))
    .filter(({ score }) => score !== null)
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))
    .map(({ text }) => text);

test('what begins with the letters goes before what has them somewhere', () => {
  expect(best('set', ['Organization settings', 'Settings', 'Reset'])).toEqual([
    'Settings',
    'Organization settings',
  ]);
});

test('the first letters of words are enough', () => {
  expect(best('nt', ['New task', 'Agents', 'Next turn'])).toEqual(['New task', 'Next turn']);
});

test('words in any order, without case or accents', () => {
  expect(best('sched moven', ['Move schedule', 'Mövenpick schedule'])).toEqual([
    'Mövenpick schedule',
  ]);
});

test('letters that are only scattered about are no match', () => {
  expect(fuzzyScore('abc', 'a rabbit is crowding')).toBeNull();
  expect(fuzzyScore('', 'anything')).toBe(0);
});
