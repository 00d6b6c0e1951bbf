import { expect, test } from 'vitest';
import { findTrigger } from './find-trigger.ts';

const at = (text: string, hasCommands = true) => findTrigger(text, text.length, { hasCommands });

test.each([
  ['@', { kind: 'mention', query: '', from: 0 }],
  ['Ask @mav', { kind: 'mention', query: 'mav', from: 4 }],
  ['(@Ada', { kind: 'mention', query: 'Ada', from: 1 }],
  ['see #ENG-4', { kind: 'task', query: 'ENG-4', from: 4 }],
  ['#fix', { kind: 'task', query: 'fix', from: 0 }],
  ['/', { kind: 'command', query: '', from: 0 }],
  ['/As', { kind: 'command', query: 'as', from: 0 }],
  ['/assign Ma', { kind: 'argument', command: 'assign', query: 'Ma', from: 8 }],
])('%s', (text, expected) => {
  expect(at(text)).toEqual(expected);
});

test.each(['ada@example', '# ', '##', 'a/b', 'either / or', '`@mav', '```\n@mav', '@mav said'])(
  '%s names nothing',
  (text) => {
    expect(at(text)).toBeUndefined();
  },
);

test('where there are no commands, a slash is a slash', () => {
  expect(at('/as', false)).toBeUndefined();
});
