import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const marked = (code: string, language: string) =>
  highlight(code, language).flatMap(({ kind, text }) =>
    kind === 'plain' ? [] : [`${kind} ${text}`],
  );

test('words, texts, numbers and comments are told apart', () => {
  expect(marked('const a = "x // y"; // 2 words\nreturn 0x2a', 'ts')).toEqual([
    'word const',
    'string "x // y"',
    'comment // 2 words',
    'word return',
    'number 0x2a',
  ]);
  expect(marked("SELECT 'a' -- all\nfrom t1", 'sql')).toEqual([
    'word SELECT',
    "string 'a'",
    'comment -- all',
    'word from',
  ]);
  expect(marked('def f(x): # why\n  return None', 'Python')).toEqual([
    'word def',
    'comment # why',
    'word return',
    'word None',
  ]);
});

test('what is unfinished while it is still being written is a text or a comment already', () => {
  expect(marked('say("hel', 'js')).toEqual(['string "hel']);
  expect(marked('/* so f', 'go')).toEqual(['comment /* so f']);
});

test('nothing is lost, and what nobody knows stays as it is', () => {
  const code = 'a: "b" # c\n\tconstructor "\\" `x';
  for (const language of ['ts', 'yaml', 'sh', 'constructor', 'brainfuck', '']) {
    const text = highlight(code, language).map((token) => token.text);
    expect(text.join('')).toBe(code);
  }
  expect(highlight(code, 'constructor')).toEqual([{ kind: 'plain', text: code }]);
});
