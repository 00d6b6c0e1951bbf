import { expect, test } from 'vitest';
import { splitText, type References } from './mark-references.ts';

const references: References = {
  names: new Map([
    ['@maven', { kind: 'agent', id: 'agent_1', name: 'Maven' }],
    ['@code reviewer', { kind: 'agent', id: 'agent_2', name: 'Code Reviewer' }],
    ['@code', { kind: 'agent', id: 'agent_3', name: 'Code' }],
  ]),
  boardKeys: new Set(['ENG']),
};
const read = (text: string) =>
  splitText(text, references).map(
    ({ value, data }) => value ?? Object.values(data?.hProperties ?? {}).join(''),
  );

test('names that are known become chips, the longest one that fits', () => {
  expect(read('Ask @Maven, please')).toEqual(['Ask ', 'agent_1', ', please']);
  expect(read('@Code Reviewer and @"Code Reviewer"')).toEqual(['agent_2', ' and ', 'agent_2']);
  expect(read('@Codex is unknown, maven@example.org an address')).toEqual([
    '@Codex is unknown, maven@example.org an address',
  ]);
});

test('keys of boards that exist become chips, others stay what they are', () => {
  expect(read('ENG-42 uses UTF-8')).toEqual(['ENG-42', ' uses UTF-8']);
  expect(read('feature/ENG-42-fix')).toEqual(['feature/ENG-42-fix']);
});
