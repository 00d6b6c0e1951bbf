import { describe, expect, test } from 'vitest';
import { findMentions } from './mention-parser.ts';

const names = (markdown: string) => findMentions(markdown).map(({ name }) => name);

describe('somebody is named', () => {
  test.each([
    ['@ada', ['ada']],
    ['Hi @Ada, ask @bob-jones or (@eve)!', ['Ada', 'bob-jones', 'eve']],
    ['@"Ada Lovelace" and @“Grace Hopper”', ['Ada Lovelace', 'Grace Hopper']],
    ['**@ada** > _@bob_ ~~@eve~~', ['ada', 'bob_', 'eve']],
    [
      '@José, @Łukasz, @Ольга, @田中, @ümit.öz, @O’Brien',
      ['José', 'Łukasz', 'Ольга', '田中', 'ümit.öz', 'O’Brien'],
    ],
    ['Ask @ada.', ['ada']],
    [
      '> quoted @ada\n\n- item @bob\n  - deeper @eve\n\n      still @dan',
      ['ada', 'bob', 'eve', 'dan'],
    ],
    ['a line\n    and @ada in its continuation', ['ada']],
    ['unclosed ` tick @ada', ['ada']],
    ['\\`@ada\\`', ['ada']],
    ['@ada/@bob', ['ada']],
    ['one `code` @ada ``more` code`` @bob', ['ada', 'bob']],
  ])('%j', (markdown, expected) => {
    expect(names(markdown)).toEqual(expected);
  });
});

describe('nobody is named', () => {
  test.each([
    ['mail ada@example.org or first.last+tag@example.org'],
    ['`@ada` and `` `@ada` ``'],
    ['a `span\nover @ada lines`'],
    ['```\n@ada\n```'],
    ['```ts\n@Component\n``\n@ada'],
    ['~~~~\n@ada\n~~~\n@bob\n~~~~'],
    ['- ```\n  @ada\n  ```'],
    ['> ```\n> @ada\n> ```'],
    ['    @ada in indented code'],
    ['text\n\n\t@ada'],
    ['[@ada](https://example.org/@ada)'],
    ['[![@ada](a.png)](https://example.org)'],
    ['[@ada][1]\n\n[1]: https://example.org/@ada'],
    ['https://example.org/@ada?x=@bob www.example.org/@eve'],
    ['<https://example.org/@ada> <a href="@ada">'],
    ['<!-- @ada\n@bob -->'],
    ['\\@ada'],
    ['npm install @scope/name in node_modules/@scope/name'],
    ['@ada@social.example'],
    ['@ @, @"" @"  " @-'],
  ])('%j', (markdown) => {
    expect(names(markdown)).toEqual([]);
  });
});

test('code that ends lets names be seen again', () => {
  expect(names('```\n@a\n```\n@b')).toEqual(['b']);
  expect(names('> ```\n> @a\n\n@b')).toEqual(['b']);
  expect(names('    @a\n\nback @b')).toEqual(['b']);
});

test('a token knows how it was written and what follows it', () => {
  expect(findMentions('ask @Ada Lovelace now\nor not')).toEqual([
    { name: 'Ada', text: '@Ada', quoted: false, after: ' Lovelace now' },
  ]);
});

test('a text that is made to be slow is read all the same, and only so many names are taken from it', () => {
  const unit = ['[', '`', '](', '[\\[', '<a ', '@"', '> ', '``` `', '@a.', '<!--', '!['];
  for (const part of unit) {
    expect(names(`${part.repeat(100_000 / part.length)} @ada`).length).toBeLessThanOrEqual(200);
  }
  expect(names('@a '.repeat(1_000))).toHaveLength(200);
});
