import { expect, test } from 'vitest';
import type { TranscriptEntry } from '@helix/contracts/gateway';
import { nextMove } from './next-move.ts';

const call = (callId: string) => ({ callId, name: 'read_task', input: {} });
const answer = (text: string, ...callIds: string[]): TranscriptEntry => ({
  kind: 'answer',
  text,
  toolCalls: callIds.map(call),
});
const result = (callId: string): TranscriptEntry => ({
  kind: 'tool-result',
  callId,
  name: 'read_task',
  output: 'read',
  isError: false,
});
const message: TranscriptEntry = {
  kind: 'message',
  messageId: 'm1',
  from: 'Grace',
  text: 'Shorter',
};

test('a conversation begins with the model', () => {
  expect(nextMove([], 5)).toEqual({ kind: 'ask-model' });
});

test('an answer that asks for nothing is the result', () => {
  expect(nextMove([answer('Done.')], 5)).toEqual({ kind: 'finish', text: 'Done.' });
});

test('tools are used one after the other, and none that has a result already', () => {
  const asked = answer('', 'a', 'b');
  expect(nextMove([asked], 5)).toEqual({ kind: 'use-tool', request: call('a') });
  expect(nextMove([asked, result('a')], 5)).toEqual({ kind: 'use-tool', request: call('b') });
  expect(nextMove([asked, result('b'), result('a')], 5)).toEqual({ kind: 'ask-model' });
});

test('what a person said is answered, also after a result', () => {
  expect(nextMove([answer('Done.'), message], 5)).toEqual({ kind: 'ask-model' });
  expect(nextMove([answer('', 'a'), message], 5)).toEqual({ kind: 'use-tool', request: call('a') });
});

test('a conversation that does not end is given up, but a tool that was asked for is still used', () => {
  const transcript = [answer('', 'a'), result('a'), answer('', 'b')];
  expect(nextMove(transcript, 2)).toEqual({ kind: 'use-tool', request: call('b') });
  expect(nextMove([...transcript, result('b')], 2)).toEqual({ kind: 'give-up' });
});
