import { expect, test } from 'vitest';
import { pageAddress } from './page-address.ts';

test.each([
  ['/boards/b%C3%B6rse?q=%zz', '/boards/b%C3%B6rse?q=%zz'],
  ['/boards/%zz', '/boards/%25zz'],
  ['/boards/%C3?filter=a%20b', '/boards/%25C3?filter=a%20b'],
  ['/api/v1/tasks/%zz', '/api/v1/tasks/%zz'],
])('%s is asked for as %s', (url, asked) => {
  expect(pageAddress({ url })).toBe(asked);
});
