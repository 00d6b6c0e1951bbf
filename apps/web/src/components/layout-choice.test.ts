import { expect, test } from 'vitest';
import { parseLayout } from './layout-choice.ts';

const asGiven = { sidebar: true, folded: [] };

test.each([undefined, '', 'null', '[1]', '{"folded":"boards"}', '{"sidebar":'])(
  'a cookie that says %s leaves the shell as it is given',
  (text) => {
    expect(parseLayout(text)).toEqual(asGiven);
  },
);

test('what was arranged is kept, as far as it can be meant', () => {
  expect(parseLayout('{"sidebar":false,"folded":["agents",7]}')).toEqual({
    sidebar: false,
    folded: ['agents'],
  });
});
