import { expect, test } from 'vitest';
import { continueList, editMarkdown, type Replacement } from './edit-markdown.ts';

/** `|` stands where the selection begins and ends. */
const read = (marked: string) => {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|');
  return { text: marked.replaceAll('|', ''), from, to: to > from ? to - 1 : from };
};
const show = (text: string, { at, text: put, from, to }: Replacement) => {
  const next = text.slice(0, at[0]) + put + text.slice(at[1]);
  return from === to
    ? `${next.slice(0, from)}|${next.slice(from)}`
    : `${next.slice(0, from)}|${next.slice(from, to)}|${next.slice(to)}`;
};
const edited = (marked: string, ...[edit]: [Parameters<typeof editMarkdown>[1]]) =>
  show(read(marked).text, editMarkdown(read(marked), edit));
const afterEnter = (marked: string) => {
  const next = continueList(read(marked));
  return next && show(read(marked).text, next);
};

test('a word is marked, and the mark taken off again', () => {
  expect(edited('be |brief| now', 'bold')).toBe('be **|brief|** now');
  expect(edited('be **|brief|** now', 'bold')).toBe('be |brief| now');
});

test('lines become a list, and lines again', () => {
  expect(edited('one\n|two\nthree|', 'list')).toBe('one\n|- two\n- three|');
  expect(edited('one\n|- two\n- three|', 'list')).toBe('one\n|two\nthree|');
  expect(edited('tit|le', 'heading')).toBe('## title|');
});

test('an address becomes the target of a link, a word its label', () => {
  expect(edited('|https://a.example/b|', 'link')).toBe('[|](https://a.example/b)');
  expect(edited('see |this|', 'link')).toBe('see [this](|)');
});

test('Enter goes on with a list, and leaves it from an empty item', () => {
  expect(afterEnter('- one|')).toBe('- one\n- |');
  expect(afterEnter('  9. nine|')).toBe('  9. nine\n  10. |');
  expect(afterEnter('- [x] done|')).toBe('- [x] done\n- [ ] |');
  expect(afterEnter('- one\n- |')).toBe('- one\n|');
  expect(afterEnter('a word|')).toBeUndefined();
});
