import { expect, test } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

const base = 'one\ntwo\nthree\nfour\nfive';

test('changes in different places are both kept', () => {
  expect(mergeTexts(base, 'ONE\ntwo\nthree\nfour\nfive', `${base}\nsix`)).toEqual({
    text: 'ONE\ntwo\nthree\nfour\nfive\nsix',
    conflicts: 0,
  });
});

test('the same change on both sides is made once', () => {
  const both = 'one\ntwo\n3\nfour\nfive';
  expect(mergeTexts(base, both, both)).toEqual({ text: both, conflicts: 0 });
});

test('what one side left alone is as the other side has it', () => {
  expect(mergeTexts(base, base, 'one\nfive').text).toBe('one\nfive');
  expect(mergeTexts(base, 'one\nfive', base).text).toBe('one\nfive');
});

test('a place that both changed differently shows both, and is counted', () => {
  expect(mergeTexts(base, 'one\n2\nthree\nfour\nfive', 'one\nzwei\nthree\nfour\n5')).toEqual({
    text: 'one\n<<<<<<< yours\n2\n=======\nzwei\n>>>>>>> theirs\nthree\nfour\n5',
    conflicts: 1,
  });
});
