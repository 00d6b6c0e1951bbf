import { isClosedCategory } from '../structure/category.ts';
import type { TaskCard } from '../tasks/task.ts';
import { dateRangeOf, dayAt, isWithin } from './date-range.ts';
import type {
  ChoiceTerm,
  DateTerm,
  Filter,
  Reference,
  ReferenceField,
  ReferenceTerm,
} from './filter.ts';
import { foldText } from './fold.ts';

/** What a filter needs to know besides the card. */
export type FilterFacts = {
  /** The member who looks. */
  readonly me: string;
  /** The day it is for the organization. */
  readonly today: string;
  readonly timeZone: string;
  /** What a name stands for in a field: several things may have it, or none. */
  idsOf(field: ReferenceField, name: string): readonly string[];
  /** The tasks that the member watches, when they are known. */
  readonly watched?: ReadonlySet<string> | undefined;
};

/** Whether a card belongs to what the filter shows; nothing when the facts do not suffice to tell. */
export function matchesFilter(
  filter: Filter,
  card: TaskCard,
  facts: FilterFacts,
): boolean | undefined {
  switch (filter.kind) {
    case 'and':
      return every(filter.of.map((part) => matchesFilter(part, card, facts)));
    case 'or':
      return opposite(every(filter.of.map((part) => opposite(matchesFilter(part, card, facts)))));
    case 'not':
      return opposite(matchesFilter(filter.of, card, facts));
    case 'text':
      return (
        foldText(card.title).includes(foldText(filter.text)) ||
        facts.idsOf('key', filter.text).includes(card.id)
      );
    case 'choice':
      return matchesChoice(filter, card, facts);
    case 'reference':
      return matchesReference(filter, card, facts);
    case 'date':
      return matchesDate(filter, card, facts);
  }
}

function every(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}
function opposite(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function matchesChoice(term: ChoiceTerm, card: TaskCard, facts: FilterFacts): boolean | undefined {
  switch (term.field) {
    case 'status':
      return term.values.includes(card.category);
    case 'priority':
      return term.values.includes(card.priority);
    case 'assigned':
      return term.values.some((kind) => isAssigned(kind, card));
    case 'run':
      return term.values.some((status) => hasRun(status, card));
    case 'has':
      return term.values.some((what) => hasSome(what, card));
    case 'is':
      return opposite(every(term.values.map((state) => opposite(isInState(state, card, facts)))));
  }
}
type WordOf<Field extends ChoiceTerm['field']> = Extract<
  ChoiceTerm,
  { field: Field }
>['values'][number];

function isAssigned(kind: WordOf<'assigned'>, card: TaskCard): boolean {
  switch (kind) {
    case 'nobody':
      return card.assigneeId === null && card.agentId === null;
    case 'anyone':
      return card.assigneeId !== null || card.agentId !== null;
    case 'member':
      return card.assigneeId !== null;
    case 'agent':
      return card.agentId !== null;
  }
}

function hasRun(status: WordOf<'run'>, { latestRun }: TaskCard): boolean {
  if (latestRun === null) return status === 'none';
  return status === 'live' ? isLive(latestRun.status) : status === latestRun.status;
}
function isLive(status: string): boolean {
  return ['queued', 'starting', 'running', 'waiting'].includes(status);
}

function hasSome(what: WordOf<'has'>, card: TaskCard): boolean {
  switch (what) {
    case 'attachments':
      return card.attachmentCount > 0;
    case 'comments':
      return card.commentCount > 0;
    case 'blockers':
      return card.openBlockers > 0;
    case 'checklist':
      return card.checklist.total > 0;
    case 'subtasks':
      return card.subtasks.total > 0;
  }
}

function isInState(state: WordOf<'is'>, card: TaskCard, facts: FilterFacts): boolean | undefined {
  const isClosed = isClosedCategory(card.category);
  switch (state) {
    case 'open':
      return !isClosed;
    case 'closed':
      return isClosed;
    case 'blocked':
      return card.openBlockers > 0 && !isClosed;
    case 'overdue':
      return isOverdue(card, facts.today);
    case 'mine':
      return card.assigneeId === facts.me;
    case 'watched':
      return facts.watched?.has(card.id);
    case 'needs-me':
      return needsMember(card, facts.me);
    case 'waiting-for-approval':
      return card.requiresApproval && card.category === 'review';
    case 'archived':
      return card.archivedAt !== null;
    case 'deleted':
      return card.deletedAt !== null;
  }
}

export function isOverdue(
  { dueDate, category }: Pick<TaskCard, 'dueDate' | 'category'>,
  today: string,
): boolean {
  return dueDate !== null && dueDate < today && !isClosedCategory(category);
}

/**
 * Work that stands still until this member acts: in review, waiting, or with a run that waits or has failed,
 * and theirs to look after, as assignee or, when no member is assigned, as its maker.
 */
function needsMember(card: TaskCard, me: string): boolean {
  const isTheirs = (card.assigneeId ?? card.createdBy.id) === me;
  if (!isTheirs || card.category === 'done' || card.category === 'cancelled') return false;
  const run = card.latestRun?.status ?? '';
  return (
    card.category === 'review' ||
    card.category === 'waiting' ||
    ['waiting', 'failed', 'timed_out'].includes(run)
  );
}

function matchesReference(term: ReferenceTerm, card: TaskCard, facts: FilterFacts): boolean {
  const ids = idsIn(term.field, card);
  return term.values.some((value) => isMeant(term.field, value, { ids, facts }));
}

function isMeant(
  field: ReferenceField,
  value: Reference,
  { ids, facts }: { ids: readonly string[]; facts: FilterFacts },
): boolean {
  if ('name' in value) return facts.idsOf(field, value.name).some((id) => ids.includes(id));
  if (value.word === 'me') return ids.includes(facts.me);
  return value.word === 'none' ? ids.length === 0 : ids.length > 0;
}

function idsIn(field: ReferenceField, card: TaskCard): readonly string[] {
  const present = (id: string | null) => (id === null ? [] : [id]);
  switch (field) {
    case 'board':
      return [card.boardId];
    case 'column':
      return [card.columnId];
    case 'label':
      return card.labelIds;
    case 'assignee':
      return present(card.assigneeId);
    case 'agent':
      return present(card.agentId);
    case 'creator':
      return [card.createdBy.id];
    case 'parent':
      return present(card.parentId);
    case 'key':
      return [card.id];
  }
}

function matchesDate(term: DateTerm, card: TaskCard, facts: FilterFacts): boolean {
  const day = dayOf(term.field, card, facts.timeZone);
  return term.values.some((test) => {
    if (test.is === 'none') return day === null;
    if (test.is === 'any') return day !== null;
    if (test.is === 'overdue') return isOverdue(card, facts.today);
    const range = dateRangeOf(test, term.field, facts.today);
    return day !== null && range !== undefined && isWithin(day, range);
  });
}

function dayOf(field: DateTerm['field'], card: TaskCard, timeZone: string): string | null {
  const at = (instant: string | null) => instant && dayAt(new Date(instant), timeZone);
  switch (field) {
    case 'due':
      return card.dueDate;
    case 'created':
      return at(card.createdAt);
    case 'updated':
      return at(card.updatedAt);
    case 'completed':
      return at(card.completedAt);
  }
}
