import { describe, expect, test } from 'vitest';
import { diffTexts } from './file-diff.ts';

describe('the difference of two texts', () => {
  test('is told in whole lines, in order', () => {
    expect(diffTexts('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual({
      added: 2,
      removed: 1,
      parts: [
        { kind: 'same', text: 'a\n', lines: 1 },
        { kind: 'removed', text: 'b\n', lines: 1 },
        { kind: 'added', text: 'B\n', lines: 1 },
        { kind: 'same', text: 'c\n', lines: 1 },
        { kind: 'added', text: 'd\n', lines: 1 },
      ],
    });
  });

  test('is nothing between equal texts and everything from an empty one', () => {
    expect(diffTexts('same\n', 'same\n')).toMatchObject({ added: 0, removed: 0 });
    expect(diffTexts('', 'one\ntwo')).toMatchObject({ added: 2, removed: 0 });
    expect(diffTexts('', '')).toEqual({ added: 0, removed: 0, parts: [] });
  });

  test('gives up comparing texts that have nothing in common, and stays true', () => {
    const lines = (word: string) =>
      Array.from({ length: 2_000 }, (_, index) => `${word} ${index}\n`).join('');
    const { added, removed, parts } = diffTexts(lines('old'), lines('new'));
    expect({ added, removed, kinds: parts.map(({ kind }) => kind) }).toEqual({
      added: 2_000,
      removed: 2_000,
      kinds: ['removed', 'added'],
    });
  });
});
