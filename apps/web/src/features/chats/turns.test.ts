import { expect, test } from 'vitest';
import type { ChatMessage } from '@helix/contracts/chats';
import { turnsOf } from './turns.ts';

let count = 0;
function said(kind: 'member' | 'agent', body: string, runId: string): ChatMessage {
  count += 1;
  return {
    ...{ id: `message_${String(count).padStart(8, '0')}`, chatId: 'chat_00000000', body, runId },
    author: { kind, id: 'x', name: kind },
    createdAt: '2026-11-01T10:00:00.000Z',
  };
}
const words = (messages: readonly ChatMessage[], latest?: string) =>
  turnsOf(messages, latest).map((turn) => (turn.kind === 'run' ? turn.runId : turn.message.body));

test('an answer stands where its run was', () => {
  const asked = said('member', 'Which day?', 'run_1');
  expect(words([asked], 'run_1')).toEqual(['Which day?', 'run_1']);
  expect(words([said('agent', 'Tuesday', 'run_1'), asked], 'run_1')).toEqual([
    'Which day?',
    'Tuesday',
  ]);
});

test('what is said meanwhile stands before the answer that has heard it', () => {
  const messages = [said('member', 'A haiku', 'run_1'), said('member', 'About ships', 'run_1')];
  expect(words(messages, 'run_1')).toEqual(['A haiku', 'About ships', 'run_1']);
});

test('a turn without an answer stays where it was; the last one is the one that is tried again', () => {
  const messages = [said('member', 'One', 'run_1'), said('member', 'Two', 'run_2')];
  expect(words(messages, 'run_3')).toEqual(['One', 'run_1', 'Two', 'run_2', 'run_3']);
  expect(turnsOf(messages, 'run_2').at(-1)).toMatchObject({ runId: 'run_2', isLast: true });
});
