import {
  choices,
  dateFields,
  foldText,
  parseFilter,
  printFilter,
  references,
  type ChoiceField,
  type DateField,
  type FilterDirectory,
  type FilterTerm,
  type ReferenceField,
} from '@helix/contracts/filters';
import { termOf } from './filter-parts.ts';
import { thingsOf, valueNames } from './filter-words.ts';

export type FilterField = ChoiceField | ReferenceField | DateField;

/** What one filters by most comes first. */
const everyField: readonly FilterField[] = [
  'status',
  'assignee',
  'agent',
  'priority',
  'label',
  'due',
  'is',
  'has',
  'run',
  'column',
  'board',
  'assigned',
  'creator',
  'parent',
  'created',
  'updated',
  'completed',
];

/** A board has columns; what is beyond it has boards. */
export function fieldsFor(boardId: string | undefined): readonly FilterField[] {
  return everyField.filter((field) => field !== (boardId === undefined ? 'column' : 'board'));
}

const dateValues: Readonly<Record<DateField, readonly string[]>> = {
  due: ['overdue', 'today', 'tomorrow', 'this-week', 'next-week', '<=7d', '<=30d', 'none', 'any'],
  created: ['today', 'yesterday', 'this-week', 'last-week', '<7d', '<30d', '>30d', '>90d'],
  updated: ['today', 'yesterday', 'this-week', 'last-week', '<7d', '<30d', '>7d', '>30d', '>90d'],
  completed: ['today', 'yesterday', 'this-week', 'last-week', '<7d', '<30d', 'none'],
};

export type FieldValue = {
  readonly text: string;
  readonly name: string;
  readonly id: string | undefined;
};

/** What a field can be compared with, as it is written and as people read it. */
export function valuesFor(field: FilterField, directory: FilterDirectory): readonly FieldValue[] {
  const fixed = (texts: readonly string[]) =>
    texts.map((text) => ({ text, name: nameOf(field, text, directory), id: undefined }));
  if (isChoice(field)) return fixed(choices[field]);
  if (isDate(field)) return fixed(dateValues[field]);
  const things = thingsOf(field, directory);
  const count = Map.groupBy(things, ({ name }) => foldText(name));
  return [
    ...fixed(references[field]),
    ...things.map(({ id, name }) => {
      // Of two with one name each is named by its id.
      const isOnly = count.get(foldText(name))?.length === 1;
      return { text: referenceText(field, isOnly ? name : id), name, id };
    }),
  ];
}

export function isDate(field: FilterField): field is DateField {
  return dateFields.some((known) => known === field);
}
function isChoice(field: FilterField): field is ChoiceField {
  return field in choices;
}

export function referenceText(field: ReferenceField, name: string): string {
  return textsOf({ kind: 'reference', field, values: [{ name }] })[0] ?? name;
}

function nameOf(field: FilterField, text: string, directory: FilterDirectory): string {
  const term = termWith(field, [text]);
  return (term && valueNames(term, directory)[0]) ?? text;
}

/** The values of a term, each as it is written. */
export function textsOf(term: Exclude<FilterTerm, { kind: 'text' }>): readonly string[] {
  switch (term.kind) {
    case 'choice':
      return term.values;
    case 'reference':
      return term.values.map((value) => written({ ...term, values: [value] }));
    case 'date':
      return term.values.map((value) => written({ ...term, values: [value] }));
  }
}

function written(term: Exclude<FilterTerm, { kind: 'text' }>): string {
  return printFilter(term).slice(term.field.length + 1);
}

/** The term that compares a field with these values; none without values. */
export function termWith(field: FilterField, texts: readonly string[]): FilterTerm | undefined {
  if (texts.length === 0) return undefined;
  const parsed = parseFilter(`${field}:${texts.join(',')}`);
  return parsed.ok ? termOf(parsed.filter)?.term : undefined;
}

/** Names in a filter that nothing has any more, or never had. */
export function unknownNames(term: FilterTerm, directory: FilterDirectory): readonly string[] {
  if (term.kind !== 'reference' || term.field === 'parent' || term.field === 'key') return [];
  const things = thingsOf(term.field, directory);
  // What has not been loaded yet is not missing.
  if (things.length === 0) return [];
  const known = new Set(things.flatMap(({ id, name }) => [id, foldText(name)]));
  for (const { key } of directory.boards ?? []) known.add(foldText(key));
  for (const { email } of directory.members ?? []) if (email) known.add(foldText(email));
  return term.values.flatMap((value) =>
    'name' in value && !known.has(value.name) && !known.has(foldText(value.name))
      ? [value.name]
      : [],
  );
}
