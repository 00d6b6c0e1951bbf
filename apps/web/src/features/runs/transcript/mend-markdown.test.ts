import { expect, test } from 'vitest';
import { mendMarkdown } from './mend-markdown.ts';

test.each([
  ['It is **very imp', 'It is **very imp**'],
  ['It is *so', 'It is *so*'],
  ['Run `npm sta', 'Run `npm sta`'],
  ['See [the docs](https://exa', 'See the docs'],
  ['Done.\n\n##', 'Done.\n\n'],
  ['One **two** three', 'One **two** three'],
  ['* item **bo', '* item **bo**'],
  ['```ts\nconst a = **', '```ts\nconst a = **'],
  ['Say `**` twice', 'Say `**` twice'],
])('%j is drawn as %j', (text, drawn) => {
  expect(mendMarkdown(text)).toBe(drawn);
});
