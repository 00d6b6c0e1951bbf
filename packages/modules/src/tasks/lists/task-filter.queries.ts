import {
  and,
  arrayOverlaps,
  inArray,
  isNotNull,
  isNull,
  not,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import {
  addDays,
  dateRangeOf,
  foldText,
  startOfDay,
  type ChoiceTerm,
  type DateTerm,
  type Filter,
  type ReferenceTerm,
} from '@helix/contracts/filters';
import { schema } from '@helix/db';
import { stateCondition } from './task-state-filter.queries.ts';

const { tasks, columns, runs, taskSearch } = schema;

/** What the words of a filter stand for, in one organization, for one member, on one day. */
export type FilterScope = {
  readonly organizationId: string;
  readonly me: string;
  readonly today: string;
  readonly timeZone: string;
  idsOf(field: ReferenceTerm['field'], name: string): readonly string[];
};

/**
 * The same as `matchesFilter` decides for one card. Every part is true or false and never null, so that denying
 * it means what it says.
 */
export function filterCondition(filter: Filter, scope: FilterScope): SQL {
  switch (filter.kind) {
    case 'and':
      return and(...filter.of.map((part) => filterCondition(part, scope))) ?? sql`true`;
    case 'or':
      return or(...filter.of.map((part) => filterCondition(part, scope))) ?? sql`false`;
    case 'not':
      return not(filterCondition(filter.of, scope));
    case 'text':
      return textCondition(filter.text, scope);
    case 'choice':
      return choiceCondition(filter, scope);
    case 'reference':
      return referenceCondition(filter, scope);
    case 'date':
      return dateCondition(filter, scope);
  }
}

function anyOf(conditions: readonly SQL[]): SQL {
  return or(...conditions) ?? sql`false`;
}
function oneOf(column: PgColumn | SQL, ids: readonly string[]): SQL {
  return ids.length === 0 ? sql`false` : sql`${column} = any(${sql.param([...ids])}::text[])`;
}
/** For columns that may be empty. */
function presentAndOneOf(column: PgColumn, ids: readonly string[]): SQL {
  return sql`(${column} is not null and ${oneOf(column, ids)})`;
}

function textCondition(text: string, scope: FilterScope): SQL {
  const pattern = `%${foldText(text).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const byTitle = sql`${tasks.id} in (select ${taskSearch.taskId} from ${taskSearch}
    where ${taskSearch.organizationId} = ${scope.organizationId} and ${taskSearch.title} like ${pattern})`;
  const byKey = scope.idsOf('key', text);
  return byKey.length === 0 ? byTitle : anyOf([byTitle, oneOf(tasks.id, byKey)]);
}

function choiceCondition(term: ChoiceTerm, scope: FilterScope): SQL {
  switch (term.field) {
    case 'status':
      return inCategory(term.values, scope);
    case 'priority':
      return inArray(tasks.priority, [...term.values]);
    case 'assigned':
      return anyOf(term.values.map(assignedCondition));
    case 'run':
      return anyOf(term.values.map(runCondition));
    case 'has':
      return anyOf(term.values.map(hasCondition));
    case 'is':
      return anyOf(term.values.map((state) => stateCondition(state, scope)));
  }
}
type WordOf<Field extends ChoiceTerm['field']> = Extract<
  ChoiceTerm,
  { field: Field }
>['values'][number];

function inCategory(categories: readonly string[], { organizationId }: FilterScope): SQL {
  return sql`${tasks.columnId} in (select ${columns.id} from ${columns}
    where ${columns.organizationId} = ${organizationId} and ${oneOf(columns.category, categories)})`;
}

function assignedCondition(kind: WordOf<'assigned'>): SQL {
  switch (kind) {
    case 'nobody':
      return sql`(${tasks.assigneeId} is null and ${tasks.agentId} is null)`;
    case 'anyone':
      return sql`(${tasks.assigneeId} is not null or ${tasks.agentId} is not null)`;
    case 'member':
      return isNotNull(tasks.assigneeId);
    case 'agent':
      return isNotNull(tasks.agentId);
  }
}

const liveStatuses = ['queued', 'starting', 'running', 'waiting'];

function runCondition(status: WordOf<'run'>): SQL {
  if (status === 'none') return isNull(tasks.latestRunId);
  return latestRunIs(status === 'live' ? liveStatuses : [status]);
}
function latestRunIs(statuses: readonly string[]): SQL {
  return sql`exists (select from ${runs} where ${runs.id} = ${tasks.latestRunId} and ${oneOf(runs.status, statuses)})`;
}

function hasCondition(what: WordOf<'has'>): SQL {
  const counted = {
    attachments: tasks.attachmentCount,
    comments: tasks.commentCount,
    blockers: tasks.openBlockers,
    checklist: tasks.checklistTotal,
    subtasks: tasks.subtasksTotal,
  };
  return sql`${counted[what]} > 0`;
}

const referenced = {
  board: tasks.boardId,
  column: tasks.columnId,
  assignee: tasks.assigneeId,
  agent: tasks.agentId,
  parent: tasks.parentId,
  key: tasks.id,
};

function referenceCondition({ field, values }: ReferenceTerm, scope: FilterScope): SQL {
  const words = new Set(values.map((value) => ('word' in value ? value.word : undefined)));
  const ids = values.flatMap((value) => ('name' in value ? scope.idsOf(field, value.name) : []));
  if (words.has('me')) ids.push(scope.me);
  if (field === 'label') return labelCondition(words, ids);
  if (field === 'creator') return oneOf(sql`(${tasks.createdBy} ->> 'id')`, ids);
  const column = referenced[field];
  return anyOf([
    ...(words.has('none') ? [isNull(column)] : []),
    ...(words.has('any') ? [isNotNull(column)] : []),
    ...(ids.length > 0 ? [presentAndOneOf(column, ids)] : []),
  ]);
}

function labelCondition(words: ReadonlySet<string | undefined>, ids: readonly string[]): SQL {
  const count = sql`cardinality(${tasks.labelIds})`;
  return anyOf([
    ...(words.has('none') ? [sql`${count} = 0`] : []),
    ...(words.has('any') ? [sql`${count} > 0`] : []),
    ...(ids.length > 0 ? [arrayOverlaps(tasks.labelIds, [...ids])] : []),
  ]);
}

const dated = {
  due: tasks.dueDate,
  created: tasks.createdAt,
  updated: tasks.updatedAt,
  completed: tasks.completedAt,
};

function dateCondition({ field, values }: DateTerm, scope: FilterScope): SQL {
  const column = dated[field];
  return anyOf(
    values.map((test) => {
      if (test.is === 'none') return isNull(column);
      if (test.is === 'any') return isNotNull(column);
      if (test.is === 'overdue') return stateCondition('overdue', scope);
      const range = dateRangeOf(test, field, scope.today) ?? {};
      const bound = (day: string) =>
        field === 'due'
          ? sql`${day}::date`
          : sql`${startOfDay(day, scope.timeZone).toISOString()}::timestamptz`;
      return sql`(${column} is not null${range.from === undefined ? sql`` : sql` and ${column} >= ${bound(range.from)}`}${
        range.to === undefined ? sql`` : sql` and ${column} < ${bound(addDays(range.to, 1))}`
      })`;
    }),
  );
}
