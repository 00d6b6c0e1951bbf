import { expect, test } from 'vitest';
import { namesOf } from './names.ts';

test('every name is derived from the one in the plural', () => {
  expect(namesOf('work-items')).toMatchObject({
    file: 'work-item',
    one: 'workItem',
    Many: 'WorkItems',
    table: 'work_items',
    event: 'work_item',
    prefix: 'workitem',
    aOne: 'a work item',
  });
  expect(namesOf('policies')).toMatchObject({ one: 'policy' });
  expect(namesOf('people', 'person')).toMatchObject({ many: 'people', one: 'person' });
});

test.each(['', 'Labels', 'work_items', '../escape', 'equipment'])(
  'says why %j names no slice',
  (name) => {
    expect(namesOf(name)).toEqual(expect.any(String));
  },
);
