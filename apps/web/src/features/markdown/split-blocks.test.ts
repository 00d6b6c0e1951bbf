import { expect, test } from 'vitest';
import { splitBlocks } from './split-blocks.ts';

const paragraphs = 'One\nstill one\n\nTwo\n';
const code = 'Before\n\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n\nAfter';
const list = '- one\n\n- two\n\n  below two\n\nAfter';

test('paragraphs are blocks of their own', () => {
  expect(splitBlocks(paragraphs).map((block) => block.trim())).toEqual(['One\nstill one', 'Two']);
});

test('code with empty lines in it stays together, and so does a list', () => {
  expect(splitBlocks(code)).toHaveLength(3);
  expect(splitBlocks(list).map((block) => block.trim())).toEqual([
    '- one\n\n- two\n\n  below two',
    'After',
  ]);
});

test('nothing is lost', () => {
  for (const text of [paragraphs, code, list]) {
    expect(splitBlocks(text).join('\n').trim()).toBe(text.trim());
  }
});

test('definitions hold for the whole text', () => {
  expect(splitBlocks('See [this][1].\n\nMore.\n\n[1]: https://example.org')).toHaveLength(1);
});

test('while a text grows, the blocks above its last one stay as they are', () => {
  for (let length = 1; length < code.length; length += 1) {
    const before = splitBlocks(code.slice(0, length)).slice(0, -1);
    const after = splitBlocks(code.slice(0, length + 1));
    expect(after.slice(0, before.length)).toEqual(before);
  }
});

test('an empty text has no blocks', () => {
  expect(splitBlocks('')).toEqual([]);
  expect(splitBlocks('\n\n')).toEqual([]);
});
