import { describe, expect, test } from 'vitest';
import { matchMentions } from './match-mentions.ts';
import { findMentions } from './mention-parser.ts';
import type { Known } from './mentionable.ts';
import { rankMentions } from './rank-mentions.ts';

const person = (name: string, title: string, reachable = true): Known => ({
  kind: 'member',
  id: `member_${title.replaceAll(/[^a-z0-9]/g, '')}`,
  name,
  title,
  state: null,
  reachable,
});
const agent = (name: string): Known => ({
  kind: 'agent',
  id: `agent_${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`,
  name,
  title: 'Engineer',
  state: 'idle',
  reachable: true,
});

const everyone = [
  person('Ada Lovelace', 'ada@example.org'),
  person('Grace Hopper', 'grace@example.org', false),
  person('Sam Smith', 'sam.s@example.org'),
  person('Sam Jones', 'sj@example.org'),
  person('Alex Kim', 'alex1@example.org'),
  person('Alex Kim', 'alex2@example.org'),
  person('José Núñez', 'jn@example.org'),
  person('田中', 'tanaka@example.org'),
  person('田中 太郎', 'taro@example.org'),
  agent('Maven'),
  agent('Code Reviewer'),
  agent('Söze-Bot 3000'),
];
const read = (text: string) => matchMentions(findMentions(text), everyone);
const named = (text: string) => read(text).mentions.map(({ name, text: as }) => `${as} = ${name}`);

describe('a name in a text means', () => {
  test.each([
    ['@ada-lovelace', '@ada-lovelace = Ada Lovelace'],
    ['@"ada  LOVELACE"', '@"ada  LOVELACE" = Ada Lovelace'],
    ['@Ada, could you?', '@Ada = Ada Lovelace'],
    ['@Ada Lovelace, could you?', '@Ada Lovelace = Ada Lovelace'],
    ['Is it @Sam  Jones’s?', '@Sam  Jones = Sam Jones'],
    ['@sam.s!', '@sam.s = Sam Smith'],
    ['_@maven_', '@maven_ = Maven'],
    ["@Maven's answer", "@Maven's = Maven"],
    ['@code-reviewer', '@code-reviewer = Code Reviewer'],
    ['@Code Reviewer: look', '@Code Reviewer = Code Reviewer'],
    ['@jose-nunez', '@jose-nunez = José Núñez'],
    ['@ｍａｖｅｎ', '@ｍａｖｅｎ = Maven'],
    ['@田中さん', '@田中さん = 田中'],
    ['@"Söze-Bot 3000"', '@"Söze-Bot 3000" = Söze-Bot 3000'],
    ['@member_alex2exampleorg', '@member_alex2exampleorg = Alex Kim'],
    ['@agent_maven', '@agent_maven = Maven'],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual([expected]);
  });

  test('the same one however often and however written', () => {
    expect(named('@ada @Ada Lovelace @ada-lovelace')).toEqual(['@ada = Ada Lovelace']);
  });

  test('several, and then it means nobody until it is said which', () => {
    const { mentions, unresolved } = read('@Sam and @"Alex Kim" and @nobody');
    expect(mentions).toEqual([]);
    expect(unresolved.map(({ text, problem }) => [text, problem])).toEqual([
      ['@Sam', 'ambiguous'],
      ['@"Alex Kim"', 'ambiguous'],
      ['@nobody', 'unknown'],
    ]);
    const handles = unresolved.flatMap(({ candidates }) => candidates.map(({ handle }) => handle));
    expect(handles).toEqual(['"Sam Smith"', '"Sam Jones"', 'alex1', 'alex2']);
    for (const handle of handles) expect(read(`@${handle}`).mentions).toHaveLength(1);
  });

  test('somebody who may not see it, and says so', () => {
    expect(read('@grace').mentions).toMatchObject([{ name: 'Grace Hopper', reachable: false }]);
  });
});

describe('while a name is typed', () => {
  const found = (typed: string) => rankMentions(typed, everyone, 3).map(({ name }) => name);

  test('beginnings come before middles', () => {
    expect(found('a')[0]).toBe('Ada Lovelace');
    expect(found('lov')).toEqual(['Ada Lovelace']);
    expect(found('rev')).toEqual(['Code Reviewer']);
    expect(found('nun')).toEqual(['José Núñez']);
    expect(found('田')).toEqual(['田中', '田中 太郎']);
    expect(found('eviewe')).toEqual(['Code Reviewer']);
  });

  test('slips are forgiven, nonsense is not', () => {
    expect(found('mavne')).toEqual(['Maven']);
    expect(found('hoper')).toEqual(['Grace Hopper']);
    expect(found('reveiwer')).toEqual(['Code Reviewer']);
    expect(found('xyzzy')).toEqual([]);
    expect(found('ax')).toEqual([]);
  });

  test('nothing typed offers whoever can be reached first, and every handle is good', () => {
    expect(rankMentions('', everyone, 20).at(-1)?.name).toBe('Grace Hopper');
    for (const { handle, id } of rankMentions('', everyone, 20)) {
      expect(read(`@${handle} `).mentions.map((mention) => mention.id)).toEqual([id]);
    }
  });
});

test('an agent is found by its slug, whatever its name is now, and told apart by it', () => {
  const renamed = { ...agent('Maven'), slug: 'first-hire' };
  const namesake = person('Maven', 'maven@example.org');
  const match = (text: string) => matchMentions(findMentions(text), [renamed, namesake]);
  expect(match('@first-hire, look').mentions).toMatchObject([{ id: renamed.id }]);
  expect(match('@maven').unresolved).toMatchObject([
    { problem: 'ambiguous', candidates: [{ kind: 'agent', handle: 'first-hire' }, {}] },
  ]);
});
