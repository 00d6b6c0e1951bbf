import { expect, test } from 'vitest';
import {
  choiceLimits,
  chooseSkills,
  type ChoosableSkill,
  type SkillOccasion,
} from './skill-choice.policy.ts';

const skill = (given: Partial<ChoosableSkill>): ChoosableSkill => ({
  name: 'one',
  description: 'Does one thing',
  activation: 'on-demand',
  tags: [],
  boardIds: [],
  allAgents: true,
  agentIds: [],
  bodyLength: 100,
  ...given,
});
const here: SkillOccasion = { agentId: 'agent_a', boardId: 'board_a', tags: ['Bug'], text: '' };
const choose = (given: Partial<ChoosableSkill>, occasion: Partial<SkillOccasion> = {}) =>
  chooseSkills([skill(given)], { ...here, ...occasion }).map(
    ({ whole, reason }) => `${whole ? 'whole' : 'listed'}: ${reason}`,
  );

test.each<[string, Partial<ChoosableSkill>, Partial<SkillOccasion>, string[]]>([
  ['always', { activation: 'always' }, {}, ['whole: always']],
  ['always, of another agent', { activation: 'always', allAgents: false }, {}, []],
  [
    'always, assigned',
    { activation: 'always', allAgents: false, agentIds: ['agent_a'] },
    {},
    ['whole: always'],
  ],
  [
    'assigned to somebody else',
    { activation: 'always', allAgents: false, agentIds: ['agent_b'] },
    {},
    [],
  ],
  ['its board', { activation: 'board', boardIds: ['board_a'] }, {}, ['whole: board']],
  ['another board', { activation: 'board', boardIds: ['board_b'] }, {}, []],
  ['no board', { activation: 'board', boardIds: ['board_a'] }, { boardId: null }, []],
  ['its tag, in any case', { activation: 'tag', tags: ['bug '] }, {}, ['whole: tag']],
  ['another tag', { activation: 'tag', tags: ['docs'] }, {}, []],
  ['tags of a skill for boards', { activation: 'board', tags: ['bug'] }, {}, []],
  ['on demand', {}, {}, ['listed: on-demand']],
  ['named', { name: 'release-notes' }, { text: 'Use release-notes.' }, ['whole: named']],
  ['named with a slash', { name: 'faq' }, { text: 'please /faq this' }, ['whole: named']],
  ['a plain word is no name', { name: 'faq' }, { text: 'an faq' }, ['listed: on-demand']],
  ['part of a path', { name: 'faq' }, { text: 'src/faq/a' }, ['listed: on-demand']],
  [
    'part of a longer name',
    { name: 'release-notes' },
    { text: 'pre-release-notes-old' },
    ['listed: on-demand'],
  ],
])('%s', (_case, given, occasion, expected) => {
  expect(choose(given, occasion)).toEqual(expected);
});

test('what changes least comes first, then by name', () => {
  const skills = [
    skill({ name: 'z' }),
    skill({ name: 'tagged', activation: 'tag', tags: ['bug'] }),
    skill({ name: 'b', activation: 'always' }),
    skill({ name: 'boarded', activation: 'board', boardIds: ['board_a'] }),
    skill({ name: 'a', activation: 'always' }),
    skill({ name: 'c' }),
  ];
  expect(chooseSkills(skills, here).map((one) => one.skill.name)).toEqual([
    ...['a', 'b', 'boarded', 'tagged'],
    ...['c', 'z'],
  ]);
});

test('what does not fit whole is listed, and a smaller one after it still fits', () => {
  const skills = Array.from({ length: 4 }, (_, at) =>
    skill({ name: `s${at}`, activation: 'always', bodyLength: at === 3 ? 5_000 : 50_000 }),
  );
  expect(chooseSkills(skills, here).map((one) => [one.skill.name, one.whole])).toEqual([
    ['s0', true],
    ['s1', true],
    ['s3', true],
    ['s2', false],
  ]);
});

test('no more are listed than fit', () => {
  const skills = Array.from({ length: 300 }, (_, at) => skill({ name: `s${at}` }));
  expect(chooseSkills(skills, here)).toHaveLength(choiceLimits.listed);
});
