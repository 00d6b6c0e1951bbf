import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import { createKeyReader, isUnderstood } from './read-keys.ts';

const command = (id: string, ...keys: string[]): Command => ({
  id,
  title: id,
  group: 'Test',
  keys,
  run: () => undefined,
});
const inbox = command('inbox', 'g i');
const assignMe = command('assign-me', 'i');
const sidebar = command('sidebar', '$mod+b');

test('the second key of two is not also one of its own', () => {
  const read = createKeyReader();
  expect(read([assignMe, inbox], press('g'))).toBeUndefined();
  expect(read([assignMe, inbox], press('i'))).toBe(inbox);
  expect(read([assignMe, inbox], press('i'))).toBe(assignMe);
});

test('what was begun goes on though other commands have come meanwhile', () => {
  const read = createKeyReader();
  read([inbox], press('g'));
  expect(read([assignMe, sidebar, inbox], press('i'))).toBe(inbox);
});

test('what was begun long ago is over', () => {
  const read = createKeyReader();
  read([assignMe, inbox], press('g', { timeStamp: 0 }));
  expect(read([assignMe, inbox], press('i', { timeStamp: 1_500 }))).toBe(assignMe);
});

test('a key that does not go on from what was begun means what it means alone', () => {
  const read = createKeyReader();
  const next = command('next', 'j');
  read([inbox, next], press('g'));
  expect(read([inbox, next], press('j'))).toBe(next);
  expect(read([inbox, assignMe], press('i'))).toBe(assignMe);
});

test('a modifier makes another key of it', () => {
  const read = createKeyReader();
  expect(read([sidebar], press('b'))).toBeUndefined();
  expect(read([sidebar], press('b', { modifier: 'Control' }))).toBe(sidebar);
});

test('a key is understood by who does something at it, or waits for its next one', () => {
  expect(isUnderstood([inbox], press('g'))).toBe(true);
  expect(isUnderstood([assignMe], press('i'))).toBe(true);
  expect(isUnderstood([inbox], press('i'))).toBe(false);
});

/** As much of an event as is read. */
function press(key: string, { modifier = '', timeStamp = 0 } = {}): KeyboardEvent {
  const event = {
    key,
    code: `Key${key.toUpperCase()}`,
    timeStamp,
    repeat: false,
    getModifierState: (name: string) => name === modifier,
  };
  return event as KeyboardEvent;
}
