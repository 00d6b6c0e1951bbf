import { expect, test } from 'vitest';
import {
  choices,
  comparisons,
  dateFields,
  dateRangeOf,
  dayAt,
  denied,
  isWithin,
  joined,
  namedDays,
  namedSpans,
  parseFilter,
  printFilter,
  references,
  startOfDay,
  termsOf,
  type DateTest,
  type Day,
  type Filter,
} from './index.ts';

const parsed = (text: string): Filter => {
  const result = parseFilter(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem.message}`);
  return result.filter;
};
const problem = (text: string) => {
  const result = parseFilter(text);
  return result.ok ? undefined : result.problem;
};

test('a filter reads as it is written', () => {
  const filter = parsed(
    'status:todo,in_progress priority:>=high label:"needs design" assignee:me (label:a or -label:b) -board:ENG crash',
  );
  expect(filter).toEqual({
    kind: 'and',
    of: [
      { kind: 'choice', field: 'status', values: ['todo', 'in_progress'] },
      { kind: 'choice', field: 'priority', values: ['high', 'urgent'] },
      { kind: 'reference', field: 'label', values: [{ name: 'needs design' }] },
      { kind: 'reference', field: 'assignee', values: [{ word: 'me' }] },
      {
        kind: 'or',
        of: [
          { kind: 'reference', field: 'label', values: [{ name: 'a' }] },
          { kind: 'not', of: { kind: 'reference', field: 'label', values: [{ name: 'b' }] } },
        ],
      },
      { kind: 'not', of: { kind: 'reference', field: 'board', values: [{ name: 'ENG' }] } },
      { kind: 'text', text: 'crash' },
    ],
  });
  expect(parsed('  ')).toEqual({ kind: 'and', of: [] });
  expect(parsed('a b or c')).toEqual(parsed('(a and b) OR (c)'));
  expect(parsed('not (a or b)')).toEqual(parsed('-(a or b)'));
  expect(parsed('agent:@any')).toEqual({
    kind: 'reference',
    field: 'agent',
    values: [{ word: 'any' }],
  });
  expect(parsed('agent:"any"')).toMatchObject({ values: [{ name: 'any' }] });
  expect(parsed('"or"')).toEqual({ kind: 'text', text: 'or' });
});

test.each([
  ['status:', 0, 7, 'Nothing follows status:'],
  ['priority:high status:toddo', 21, 5, 'did you mean todo?'],
  ['asignee:me', 0, 8, 'did you mean assignee?'],
  ['see https://example.org', 4, 6, 'put it in quotes'],
  ['(a or b', 0, 1, 'never closed'],
  ['a b)', 3, 1, 'closes nothing'],
  ['label:"half', 6, 5, 'never closed'],
  ['a or', 4, 0, 'ends where a term is expected'],
  ['or a', 0, 2, 'Nothing stands before "or"'],
  ['()', 1, 1, 'Nothing stands before this )'],
  ['due:soon', 4, 4, 'due is not a day'],
  ['due:2026-02-30', 4, 10, 'due is not a day'],
  ['status:todo,', 0, 12, 'Nothing follows the comma'],
  ['""', 0, 2, 'nothing to look for'],
  ['priority:<none', 9, 5, 'No priority is <none'],
])('%s is refused with its place', (text, position, length, message) => {
  expect(problem(text)).toMatchObject({ position, length });
  expect(problem(text)?.message).toContain(message);
});

test('a filter is bounded in length, depth and terms', () => {
  expect(problem('a'.repeat(2_001))?.message).toContain('2000 characters');
  expect(problem(`${'('.repeat(9)}a${')'.repeat(9)}`)?.message).toContain('8 levels');
  expect(problem('-'.repeat(2_000))?.message).toContain('8 levels');
  expect(problem('is:open '.repeat(61))?.message).toContain('60 terms');
  expect(problem('a '.repeat(11))?.message).toContain('10 texts');
  expect(
    problem(`status:${Array.from({ length: 201 }, () => 'todo').join(',')}`)?.message,
  ).toContain('200 values');
});

/** A small generator of its own: the same filters in every run. */
function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const one = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  return { below, one };
}
const names = [
  'ENG',
  'needs design',
  'me',
  'none',
  '@x',
  'a"b',
  'back\\slash',
  'or',
  'a,b',
  '(',
  'Zoë',
  '-x',
  '日本',
];

function randomFilter(random: ReturnType<typeof randomFrom>, depth: number): Filter {
  const { below, one } = random;
  const shape = depth === 0 ? below(4) : below(7);
  if (shape === 4) return denied(randomFilter(random, depth - 1));
  if (shape >= 5) {
    const parts = Array.from({ length: 2 + below(2) }, () => randomFilter(random, depth - 1));
    return joined(shape === 5 ? 'and' : 'or', parts);
  }
  if (shape === 0) return { kind: 'text', text: one(names) };
  if (shape === 1) {
    const field = one(Object.keys(choices) as (keyof typeof choices)[]);
    return { kind: 'choice', field, values: [one<string>(choices[field])] } as Filter;
  }
  if (shape === 2) {
    const field = one(Object.keys(references) as (keyof typeof references)[]);
    const word = [...references[field]][below(4)];
    return {
      kind: 'reference',
      field,
      values: [{ name: one(names) }, ...(word ? [{ word }] : [])],
    };
  }
  const field = one(dateFields);
  return { kind: 'date', field, values: [randomTest(random)] };
}
function randomTest({ below, one }: ReturnType<typeof randomFrom>): DateTest {
  const day = (): Day =>
    one<Day>([
      { on: '2026-02-28' },
      { named: one(namedDays) },
      { count: below(40) - 20, unit: one(['d', 'w', 'm']) },
    ]);
  return one<DateTest>([
    { is: one(['none', 'any']) },
    { is: one(namedSpans) },
    { is: one(['=', ...comparisons]), day: day() },
    { is: 'between', from: day(), to: day() },
  ]);
}

test('what is printed is read back as the same filter', () => {
  const random = randomFrom(7);
  for (let n = 0; n < 2_000; n += 1) {
    const filter = randomFilter(random, 3);
    const text = printFilter(filter);
    expect({ text, filter: parsed(text) }).toEqual({ text, filter });
  }
});

test('no text makes the parser throw', () => {
  const { below, one } = randomFrom(11);
  const pieces = [
    '(',
    ')',
    '-',
    '"',
    ':',
    ',',
    ' ',
    'or',
    'status:',
    'todo',
    'due:',
    '<7d',
    '..',
    '\\',
    'is:',
    'ß',
    '\u0000',
  ];
  for (let n = 0; n < 5_000; n += 1) {
    const text = Array.from({ length: below(12) }, () => one(pieces)).join('');
    const result = parseFilter(text);
    if (result.ok) expect(parsed(printFilter(result.filter))).toEqual(result.filter);
    else expect(result.problem.position).toBeLessThanOrEqual(text.length);
  }
});

const today = '2026-03-31';
const range = (text: string) => {
  const [term] = termsOf(parsed(text));
  const [value] = term?.kind === 'date' ? term.values : [];
  return term?.kind === 'date' && value ? dateRangeOf(value, term.field, today) : undefined;
};

test.each([
  ['due:<7d', { to: '2026-04-06' }],
  ['due:today', { from: today, to: today }],
  ['due:>=1m', { from: '2026-04-30' }],
  ['due:<-1w', { to: '2026-03-23' }],
  ['created:<7d', { from: '2026-03-25' }],
  ['created:>1m', { to: '2026-02-27' }],
  ['updated:>=2026-03-01', { from: '2026-03-01' }],
  ['completed:2026-03-20..2026-03-01', { from: '2026-03-01', to: '2026-03-20' }],
  ['due:next-week', { from: '2026-04-06', to: '2026-04-12' }],
  ['created:yesterday', { from: '2026-03-30', to: '2026-03-30' }],
])('%s means these days', (text, expected) => {
  expect(range(text)).toEqual(expected);
});

test('a day begins where the organization is, also when clocks change', () => {
  for (const timeZone of [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ]) {
    for (const day of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-12-31']) {
      const start = startOfDay(day, timeZone);
      expect(dayAt(start, timeZone)).toBe(day);
      expect(dayAt(new Date(start.getTime() - 1), timeZone) < day).toBe(true);
    }
  }
  expect(startOfDay('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(isWithin('2026-03-31', { from: '2026-03-31' })).toBe(true);
});
