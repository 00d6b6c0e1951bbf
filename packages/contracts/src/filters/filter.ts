import { runStatuses } from '../runs/run-status.ts';
import { categories } from '../structure/category.ts';
import { priorities } from '../tasks/priority.ts';

/** Fields whose values are one of a few words. */
export const choices = {
  status: categories,
  priority: priorities,
  assigned: ['nobody', 'anyone', 'member', 'agent'],
  run: ['none', 'live', ...runStatuses],
  has: ['attachments', 'comments', 'blockers', 'checklist', 'subtasks'],
  is: [
    'open',
    'closed',
    'blocked',
    'overdue',
    'mine',
    'watched',
    'needs-me',
    'waiting-for-approval',
    'archived',
    'deleted',
  ],
} as const;
type Choices = typeof choices;
export type ChoiceField = keyof Choices;

/** Fields whose values name something, by name or by id, and the words they know besides. */
export const references = {
  board: [],
  column: [],
  label: ['none', 'any'],
  assignee: ['me', 'none', 'any'],
  agent: ['none', 'any'],
  creator: ['me'],
  parent: ['none', 'any'],
  key: [],
} as const satisfies Record<string, readonly ReferenceWord[]>;
export type ReferenceField = keyof typeof references;
export type ReferenceWord = 'me' | 'none' | 'any';

export const dateFields = ['due', 'created', 'updated', 'completed'] as const;
export type DateField = (typeof dateFields)[number];

export const namedDays = ['today', 'yesterday', 'tomorrow'] as const;
export const namedSpans = ['last-week', 'this-week', 'next-week'] as const;
export const dateUnits = ['d', 'w', 'm'] as const;

/**
 * A day: of the calendar, by name, or so many days, weeks or months away. Away is ahead of today for `due`, and
 * before today for what has happened, so that `created:<7d` is younger than a week.
 */
export type Day =
  | { readonly on: string }
  | { readonly named: (typeof namedDays)[number] }
  | { readonly count: number; readonly unit: (typeof dateUnits)[number] };

export const comparisons = ['<=', '>=', '<', '>'] as const;
export type Comparison = (typeof comparisons)[number];

export type DateTest =
  | { readonly is: 'none' | 'any' | 'overdue' }
  | { readonly is: (typeof namedSpans)[number] }
  | { readonly is: '=' | Comparison; readonly day: Day }
  | { readonly is: 'between'; readonly from: Day; readonly to: Day };

export type Reference = { readonly word: ReferenceWord } | { readonly name: string };

/** Each field with its own words, so that a switch over them is complete. */
export type ChoiceTerm = {
  [Field in ChoiceField]: {
    readonly kind: 'choice';
    readonly field: Field;
    readonly values: readonly Choices[Field][number][];
  };
}[ChoiceField];

export type ReferenceTerm = {
  readonly kind: 'reference';
  readonly field: ReferenceField;
  readonly values: readonly Reference[];
};
export type DateTerm = {
  readonly kind: 'date';
  readonly field: DateField;
  readonly values: readonly DateTest[];
};
/** What the title contains, or the key that the task has. */
export type TextTerm = { readonly kind: 'text'; readonly text: string };

/** Several values of one term are alternatives. `and` of nothing is everything. */
export type FilterTerm = ChoiceTerm | ReferenceTerm | DateTerm | TextTerm;
export type Filter =
  | FilterTerm
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter };

export const everything: Filter = { kind: 'and', of: [] };

/** Every term of a filter, wherever it stands. */
export function termsOf(filter: Filter): readonly FilterTerm[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.of.flatMap(termsOf);
    case 'not':
      return termsOf(filter.of);
    case 'text':
    case 'choice':
    case 'reference':
    case 'date':
      return [filter];
  }
}

/** One filter for each meaning: no group within a group of its kind, none of one member, nothing denied twice. */
export function joined(kind: 'and' | 'or', parts: readonly Filter[]): Filter {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  const [only] = of;
  return of.length === 1 && only ? only : { kind, of };
}
export function denied(filter: Filter): Filter {
  return filter.kind === 'not' ? filter.of : { kind: 'not', of: filter };
}

/** What a list shows: neither archived nor deleted tasks, unless the filter speaks of them. */
export function withoutHidden(filter: Filter): Filter {
  const asked = new Set<string>(
    termsOf(filter).flatMap((term) =>
      term.kind === 'choice' && term.field === 'is' ? term.values : [],
    ),
  );
  const hidden = (['archived', 'deleted'] as const).filter((state) => !asked.has(state));
  return joined('and', [
    filter,
    ...hidden.map((state) => denied({ kind: 'choice', field: 'is', values: [state] })),
  ]);
}
