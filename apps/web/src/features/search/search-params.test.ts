import { expect, test } from 'vitest';
import { readSearchAddress } from './search-params.ts';

const read = (query: string) => {
  const params = new URLSearchParams(query);
  return readSearchAddress((name) => params.get(name));
};

test('an address says what is searched, and where', () => {
  expect(read('q=tile+borders&kinds=comment,task&board=board_01a1fd91567a')).toEqual({
    q: 'tile borders',
    kinds: ['task', 'comment'],
    boardId: 'board_01a1fd91567a',
  });
});

test('what is not understood is left out', () => {
  expect(read('kinds=task,everything&board=drop%20table')).toEqual({
    q: '',
    kinds: ['task'],
    boardId: undefined,
  });
});
