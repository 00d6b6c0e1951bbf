import {
  choices,
  comparisons,
  dateFields,
  dateUnits,
  namedDays,
  namedSpans,
  references,
  type ChoiceField,
  type ChoiceTerm,
  type DateField,
  type DateTest,
  type Day,
  type FilterTerm,
  type Reference,
  type ReferenceField,
} from './filter.ts';
import { FilterSyntaxError, nearest } from './filter-problem.ts';
import type { Token, Value } from './tokens.ts';

export const filterFields = [
  ...Object.keys(choices),
  ...Object.keys(references),
  ...dateFields,
] as readonly string[];

export function termOf(token: Extract<Token, { kind: 'field' }>): FilterTerm {
  const { name, values, position } = token;
  if (isIn(choices, name)) return choiceTerm(name, values);
  if (isIn(references, name)) {
    const read = values.map((value) => referenceOf(name, value));
    return { kind: 'reference', field: name, values: read };
  }
  const dateField = dateFields.find((field) => field === name);
  if (dateField) {
    return { kind: 'date', field: dateField, values: values.map((v) => dateTestOf(dateField, v)) };
  }
  const meant = nearest(name, filterFields);
  const hint =
    meant === undefined ? 'put it in quotes to look for it as text' : `did you mean ${meant}?`;
  const message = `There is no field ${name}: ${hint}`;
  throw new FilterSyntaxError({ message, position, length: name.length + 1 });
}

function isIn<Known extends object>(known: Known, name: string): name is keyof Known & string {
  return Object.hasOwn(known, name);
}

function choiceTerm(field: ChoiceField, values: readonly Value[]): ChoiceTerm {
  const known: readonly string[] = choices[field];
  const read = values.flatMap((value) =>
    field === 'priority' ? prioritiesOf(value) : [oneOf(field, known, value)],
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value was found among the words of this field
  return { kind: 'choice', field, values: [...new Set(read)] } as ChoiceTerm;
}

function oneOf(field: string, known: readonly string[], value: Value): string {
  const text = value.text.toLowerCase();
  if (known.includes(text)) return text;
  const meant = nearest(text, known);
  const hint = meant === undefined ? `it is one of ${known.join(', ')}` : `did you mean ${meant}?`;
  throw problemAt(value, `${field} is never ${value.text}: ${hint}`);
}

/** `>=high` is short for the priorities from there on. */
function prioritiesOf(value: Value): readonly string[] {
  const comparison = comparisons.find((sign) => value.text.startsWith(sign));
  if (comparison === undefined) return [oneOf('priority', choices.priority, value)];
  const text = value.text.slice(comparison.length);
  const rank = choices.priority.findIndex(
    (priority) => priority === oneOf('priority', choices.priority, { ...value, text }),
  );
  const found = choices.priority.filter((_, index) => {
    if (index === rank) return comparison.length === 2;
    return comparison.startsWith('<') ? index < rank : index > rank;
  });
  if (found.length === 0) throw problemAt(value, `No priority is ${value.text}`);
  return found;
}

const withHandles: readonly ReferenceField[] = ['assignee', 'agent', 'creator'];

function referenceOf(field: ReferenceField, value: Value): Reference {
  if (value.text.trim() === '') throw problemAt(value, `${field} needs a name`);
  if (value.isQuoted) return { name: value.text };
  const isHandle = withHandles.includes(field) && value.text.startsWith('@');
  const name = isHandle ? value.text.slice(1) : value.text;
  if (name === '') throw problemAt(value, `${field} needs a name`);
  const word = references[field].find((known) => known === name.toLowerCase());
  return word === undefined ? { name } : { word };
}

function dateTestOf(field: DateField, value: Value): DateTest {
  const text = value.text.toLowerCase();
  if (text === 'none' || text === 'any') return { is: text };
  if (text === 'overdue' && field === 'due') return { is: 'overdue' };
  const span = namedSpans.find((known) => known === text);
  if (span) return { is: span };
  const [from, to, ...more] = text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) {
    return { is: 'between', from: dayOf(field, value, from), to: dayOf(field, value, to) };
  }
  const comparison = comparisons.find((sign) => text.startsWith(sign));
  if (comparison === undefined) return { is: '=', day: dayOf(field, value, text) };
  return { is: comparison, day: dayOf(field, value, text.slice(comparison.length)) };
}

function dayOf(field: DateField, value: Value, text: string): Day {
  const named = namedDays.find((known) => known === text);
  if (named) return { named };
  const away = /^(-?\d{1,4})([a-z])$/.exec(text);
  const unit = dateUnits.find((known) => known === away?.[2]);
  if (away && unit) return { count: Number(away[1]) + 0, unit };
  if (/^[12]\d{3}-\d\d-\d\d$/.test(text) && isDay(text)) return { on: text };
  throw problemAt(
    value,
    `${field} is not a day: ${value.text}. Write 2026-03-31, today, <7d, 2026-03-01..2026-03-31 or none`,
  );
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function problemAt({ position, length }: Value, message: string): FilterSyntaxError {
  return new FilterSyntaxError({ message, position, length });
}
