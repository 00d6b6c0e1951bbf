import type {
  DateTerm,
  DateTest,
  Day,
  FilterDirectory,
  FilterTerm,
  ReferenceField,
} from '@helix/contracts/filters';
import { formatDate } from '../../lib/format.ts';
import { messages as taskMessages } from '../task-actions/messages.ts';
import { messages } from './messages.ts';

/** The field of a term as people read it. */
export function fieldName(term: FilterTerm): string {
  return term.kind === 'text' ? messages.title : messages.fields[term.field];
}

export function operatorName(term: FilterTerm, isDenied: boolean): string {
  const { is, isNot, isAny, isNone, contains, containsNot } = messages.operators;
  if (term.kind === 'text') return isDenied ? containsNot : contains;
  const isOne = term.values.length < 2;
  if (term.kind === 'choice' && (term.field === 'is' || term.field === 'has')) {
    return isDenied ? messages.not : '';
  }
  if (isOne) return isDenied ? isNot : is;
  return isDenied ? isNone : isAny;
}

export function valueNames(term: FilterTerm, directory: FilterDirectory): readonly string[] {
  switch (term.kind) {
    case 'text':
      return [`“${term.text}”`];
    case 'choice':
      return term.values.map((value) => choiceName(term.field, value));
    case 'reference':
      return term.values.map((value) =>
        'word' in value ? messages.words[value.word] : nameOf(term.field, value.name, directory),
      );
    case 'date':
      return term.values.map((test) => dateName(term.field, test));
  }
}

function choiceName(field: string, value: string): string {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: taskMessages.category,
    priority: taskMessages.priority,
  };
  return (names[field] ?? messages.values)[value] ?? value;
}

/** Several at once are counted, so that a condition stays short. */
export function shortValue(values: readonly string[]): string {
  return values.length > 3
    ? `${values.slice(0, 2).join(', ')} +${values.length - 2}`
    : values.join(', ');
}

type Named = { readonly id: string; readonly name: string };

export function thingsOf(field: ReferenceField, directory: FilterDirectory): readonly Named[] {
  const {
    boards = [],
    columns = [],
    labels = [],
    members = [],
    agents = [],
    tasks = [],
  } = directory;
  switch (field) {
    case 'board':
      return boards;
    case 'column':
      return columns;
    case 'label':
      return labels;
    case 'assignee':
      return members;
    case 'agent':
      return agents;
    case 'creator':
      return [...members, ...agents];
    case 'parent':
    case 'key':
      return tasks.map(({ id, key }) => ({ id, name: key }));
  }
}

/** An id stands for its name; a name for itself. */
function nameOf(field: ReferenceField, name: string, directory: FilterDirectory): string {
  return thingsOf(field, directory).find(({ id }) => id === name)?.name ?? name;
}

function dateName(field: DateTerm['field'], test: DateTest): string {
  const { dates } = messages;
  switch (test.is) {
    case 'none':
    case 'any':
    case 'overdue':
    case 'last-week':
    case 'this-week':
    case 'next-week':
      return dates[test.is];
    case 'between':
      return dates.between(dayName(test.from), dayName(test.to));
    case '=':
      return dayName(test.day);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparedName(field, test);
  }
}

function comparedName(
  field: DateTerm['field'],
  { is, day }: Extract<DateTest, { day: Day }>,
): string {
  const { dates } = messages;
  const isLess = is.startsWith('<');
  if ('count' in day) {
    const span = dates.away(day.count, day.unit);
    if (field === 'due') return isLess ? dates.within(span) : dates.beyond(span);
    return isLess ? dates.youngerThan(span) : dates.olderThan(span);
  }
  const name = dayName(day);
  if (isLess) return is === '<' ? dates.before(name) : dates.until(name);
  return is === '>' ? dates.after(name) : dates.from(name);
}

function dayName(day: Day): string {
  if ('on' in day) return formatDate(day.on, 'day');
  return 'named' in day ? messages.dates[day.named] : messages.dates.away(day.count, day.unit);
}
