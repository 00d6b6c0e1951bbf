import { expect, test } from 'vitest';
import { highlight, snippetOf } from './highlight.ts';
import { meantWords, nameScore, taskScore } from './search.policy.ts';
import { keyIn, prefixQuery, searchWords } from './search-words.ts';

const marked = ({ text, ranges }: ReturnType<typeof highlight>) =>
  ranges.map(([from, to]) => text.slice(from, to));

test.each([
  ['ENG-42', 'ENG-42'],
  [' eng 42', 'eng-42'],
  ['eng42', 'eng-42'],
  ['b7wo #3', 'b7wo-3'],
  ['42', undefined],
  ['version 2 of it', undefined],
  ['ENG-', undefined],
])('%s is read as the key %s', (text, key) => {
  expect(keyIn(text)).toBe(key);
});

test('words are compared without case, accents and punctuation, each once', () => {
  expect(searchWords('Déjà-vu, déjà VU! foo_bar.ts')).toEqual(['deja', 'vu', 'foo', 'bar', 'ts']);
  expect(searchWords('!!! --- "')).toEqual([]);
  expect(prefixQuery([['fix'], ['deploying', 'deploy'], ['happily', 'happili']])).toBe(
    "('fix':*) & ('deploy':*) & ('happily':* | 'happili':*)",
  );
});

test('nothing that is typed can end a query early', () => {
  for (const text of [`a' | !b & (c <-> d):*`, String.raw`\' or 1=1`, "'';drop", 'a:* b:A']) {
    for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
  }
});

test('marks what was typed, as it is written', () => {
  expect(marked(highlight('Über die Brücke', ['uber', 'bruck']))).toEqual(['Über', 'Brück']);
  expect(marked(highlight('Zoe\u0308 and zoo', ['zoe']))).toEqual(['Zoe\u0308']);
  expect(marked(highlight('ﬁnd the ﬁle', ['fi']))).toEqual(['ﬁ', 'ﬁ']);
  expect(highlight('<b>bold</b>', ['bo'])).toEqual({ text: '<b>bold</b>', ranges: [[3, 5]] });
  expect(marked(highlight('deploy deployment', ['deploy', 'deployment']))).toEqual([
    'deploy',
    'deployment',
  ]);
});

test('what is written without spaces is found in the middle, next to what is not', () => {
  expect(searchWords('日本語テスト v2ガイド')).toEqual(['日本語テスト', 'v2', 'ガイド']);
  expect(prefixQuery([['本語'], ['v2']])).toBe("(('本' <-> '語')) & ('v2':*)");
  expect(marked(highlight('これは日本語です。本語', ['本語']))).toEqual(['本語', '本語']);
  expect(marked(highlight('日本 and 日', ['日', '日本']))).toEqual(['日', '日']);
});

test('a snippet is around the first word, short, and cut between words', () => {
  const text = `${'lorem ipsum '.repeat(50)}needle ${'dolor sit '.repeat(50)}`;
  const snippet = snippetOf(text, ['needle']);
  expect(snippet?.text.length).toBeLessThan(230);
  expect(snippet?.text).toMatch(/^… (?:lorem|ipsum) .*needle.* (?:dolor|sit) …$/);
  expect(marked(snippet ?? { text: '', ranges: [] })).toEqual(['needle']);
  expect(snippetOf('nothing here', ['needle'])).toBeNull();
  expect(snippetOf('one\n\n two', ['two'])?.text).toBe('one two');
  expect(snippetOf('## Result\n- [ ] **Done** when `x_y` is', ['done'])?.text).toBe(
    'Result Done when x_y is',
  );
});

test('a snippet of text without spaces keeps its characters whole', () => {
  const snippet = snippetOf(`needle${'😀'.repeat(300)}`, ['needle']);
  expect(snippet?.text.isWellFormed()).toBe(true);
});

test.each([
  ['receive', ['recieve', 'receives', 'deceive', 'relieve', 'perceive'], 'recieve'],
  ['migration', ['migration', 'migrations', 'imitation'], 'mgration'],
  ['deployment', ['deployment', 'development'], 'deploymnet'],
])('%s is meant among %j by %s', (meant, similar, typed) => {
  const known = [...similar, meant].filter((word) => word !== typed);
  expect(meantWords(typed, known)).toContain(meant);
});

test('short words and quite other ones are not guessed at', () => {
  expect(meantWords('cat', ['car', 'hat'])).toEqual([]);
  expect(meantWords('invoice', ['notice', 'voice', 'invent'])).toEqual([]);
});

test('the closer a name, the better', () => {
  const scores = ['Maven', 'Maven Two', 'The Maven', 'Mavin'].map((name) =>
    nameScore(name, 'maven', ['maven']),
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
  expect(nameScore('Grace', 'maven', ['maven'])).toBe(0);
});

test('a task is better with the words in its title, and before one that is over', () => {
  const score = (title: string, isClosed = false) =>
    taskScore({ title, rank: 0.1, isClosed }, 'crash', ['crash']);
  expect(score('Crash on start')).toBeGreaterThan(score('Something else'));
  expect(score('Crash on start')).toBeGreaterThan(score('Crash on start', true));
});
