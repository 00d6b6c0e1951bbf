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

/** What stays the same of a row while others are read. */
export function keyOf(row: TimelineRow): string {
  return row.kind === 'changes' ? (row.entries[0]?.id ?? '') : row.entry.id;
}

/** Under which anchors an address leads to something in a row. */
export function namesOf(row: TimelineRow): string[] {
  switch (row.kind) {
    case 'comment':
      return [row.entry, ...row.replies].map(({ id }) => `comment-${id}`);
    case 'decision':
      return row.entry.comment ? [`comment-${row.entry.comment.id}`] : [];
    case 'run':
      return [`run-${row.entry.run.id}`];
    default:
      return [];
  }
}

const [lineHeight, lineLength] = [22, 90];

/** About how high a row is, in pixels with the room after it; what has been drawn is measured. */
export function estimateHeight(row: TimelineRow): number {
  switch (row.kind) {
    case 'comment':
      return [row.entry, ...row.replies].reduce(
        (sum, { comment }) => sum + 44 + linesOf(comment.body) * lineHeight,
        0,
      );
    case 'decision':
      return 60 + linesOf(row.entry.comment?.body ?? row.entry.feedback ?? '') * lineHeight;
    case 'question':
      return 50 + linesOf(row.entry.text) * lineHeight;
    default:
      return 40;
  }
}

const linesOf = (text: string) =>
  text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / lineLength), 0);
