import { expect, test } from 'vitest';
import { parseFilter, printFilter, type Filter } from '@helix/contracts/filters';
import {
  hasTerm,
  termOf,
  toggleTerm,
  withAlternative,
  withJoin,
  withMore,
  withPart,
} from './filter-parts.ts';

function read(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.filter;
}

test('parts are added, changed and removed where they stand', () => {
  const filter = read('status:todo priority:high');
  expect(printFilter(withMore(filter, read('is:mine')))).toBe('status:todo priority:high is:mine');
  expect(printFilter(withPart(filter, 0, read('status:done')))).toBe('status:done priority:high');
  expect(printFilter(withPart(filter, 1, undefined))).toBe('status:todo');
  expect(printFilter(withPart(read('status:todo'), 0, undefined))).toBe('');
});

test('all of them or any of them, and groups within', () => {
  expect(printFilter(withJoin(read('a b'), 'or'))).toBe('a or b');
  expect(printFilter(withMore(read('a or b'), read('c')))).toBe('a or b or c');
  const filter = read('is:open label:bug');
  const group = withAlternative(read('label:bug'), read('priority:urgent'));
  expect(printFilter(withPart(filter, 1, group))).toBe('is:open (label:bug or priority:urgent)');
});

test('what is denied is a term that is denied', () => {
  expect(termOf(read('-label:bug'))).toMatchObject({ isDenied: true, term: { field: 'label' } });
  expect(termOf(read('-(a or b)'))).toBeUndefined();
});

test('presets are switched on and off beside what is there', () => {
  expect(toggleTerm('', 'is:mine')).toBe('is:mine');
  expect(toggleTerm('status:todo is:mine', 'is:mine')).toBe('status:todo');
  expect(toggleTerm('a or b', 'is:mine')).toBe('(a or b) is:mine');
  expect(hasTerm('is:mine or b', 'is:mine')).toBe(false);
  expect(hasTerm('b is:mine', 'is:mine')).toBe(true);
  expect(toggleTerm('status:', 'is:mine')).toBe('status:');
});
