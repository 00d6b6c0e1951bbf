import type { TimelineEntry } from '@helix/contracts/timeline';

type EntryOf<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;
export type CommentEntry = EntryOf<'comment'>;
export type RunEntry = EntryOf<'run'>;
export type DecisionEntry = EntryOf<'decision'>;
export type QuestionEntry = EntryOf<'question'>;
export type ChangeEntry = Exclude<
  TimelineEntry,
  CommentEntry | RunEntry | DecisionEntry | QuestionEntry
>;

/** What is shown as one: a thing that somebody said or did, or changes of one hand that follow each other. */
export type TimelineRow =
  | { kind: 'comment'; entry: CommentEntry; replies: CommentEntry[] }
  | { kind: 'run'; entry: RunEntry }
  | { kind: 'decision'; entry: DecisionEntry }
  | { kind: 'question'; entry: QuestionEntry }
  | { kind: 'changes'; entries: ChangeEntry[] };

const togetherMs = 15 * 60_000;

/** Takes entries from the oldest to the newest. Replies stand below what they answer, if that is loaded. */
export function groupEntries(entries: readonly TimelineEntry[]): TimelineRow[] {
  const loaded = new Set(entries.flatMap((entry) => (entry.kind === 'comment' ? [entry.id] : [])));
  const replies = Map.groupBy(
    entries.filter((entry) => entry.kind === 'comment'),
    ({ comment }) => comment.parentId ?? '',
  );
  const rows: TimelineRow[] = [];
  for (const entry of entries) {
    switch (entry.kind) {
      case 'comment':
        if (entry.comment.parentId !== null && loaded.has(entry.comment.parentId)) break;
        rows.push({ kind: 'comment', entry, replies: replies.get(entry.id) ?? [] });
        break;
      case 'run':
        rows.push({ kind: 'run', entry });
        break;
      case 'decision':
        rows.push({ kind: 'decision', entry });
        break;
      case 'question':
        // What was asked is shown with its answer, where that was given.
        if (entry.change === 'asked' && hasEnded(entries, entry)) break;
        rows.push({ kind: 'question', entry });
        break;
      default:
        addChange(rows, entry);
    }
  }
  return rows;
}

function hasEnded(entries: readonly TimelineEntry[], { questionId }: QuestionEntry): boolean {
  return entries.some(
    (entry) =>
      entry.kind === 'question' && entry.questionId === questionId && entry.change !== 'asked',
  );
}

function addChange(rows: TimelineRow[], entry: ChangeEntry): void {
  const last = rows.at(-1);
  const before = last?.kind === 'changes' ? last.entries.at(-1) : undefined;
  const isOneHand =
    before !== undefined &&
    before.actor.id === entry.actor.id &&
    Date.parse(entry.at) - Date.parse(before.at) <= togetherMs;
  if (last?.kind === 'changes' && isOneHand) last.entries.push(entry);
  else rows.push({ kind: 'changes', entries: [entry] });
}

export function isTalk(row: TimelineRow): boolean {
  return row.kind !== 'changes' && row.kind !== 'run';
}

/** When something of a row was added last, by somebody else. */
export function rowTime(row: TimelineRow): string {
  switch (row.kind) {
    case 'comment':
      return row.replies.at(-1)?.at ?? row.entry.at;
    case 'changes':
      return row.entries.at(-1)?.at ?? '';
    default:
      return row.entry.at;
  }
}

export function rowActor(row: TimelineRow): TimelineEntry['actor'] | undefined {
  switch (row.kind) {
    case 'comment':
      return (row.replies.at(-1) ?? row.entry).actor;
    case 'changes':
      return row.entries.at(-1)?.actor;
    case 'run':
      return { kind: 'agent', id: row.entry.run.agentId, name: '' };
    default:
      return row.entry.actor;
  }
}
