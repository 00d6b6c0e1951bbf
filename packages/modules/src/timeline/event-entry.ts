import { z } from 'zod';
import type { EventActor } from '@helix/contracts';
import { timelineFields, type Named, type TimelineEntry } from '@helix/contracts/timeline';

export type RecordedEvent = {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actor: EventActor;
  readonly runId: string | null;
  readonly data: unknown;
};

type Body = TimelineEntry extends infer Entry
  ? Entry extends TimelineEntry
    ? Omit<Entry, 'id' | 'at' | 'actor' | 'runId'>
    : never
  : never;

const named = (id: string): Named => ({ id, name: null });
const change = z.object({ from: z.unknown(), to: z.unknown() });
const changes = z.object({ changes: z.record(z.string(), change) });
const item = z.object({ id: z.string(), text: z.string() });
const question = z.object({ id: z.string(), text: z.string(), answer: z.string().nullable() });
const attachment = z.object({ attachment: z.object({ id: z.string(), name: z.string() }) });

/** Reads what it needs of an event's data; an event of another time, written in another form, is passed over. */
function reading<Data extends z.ZodType>(
  data: Data,
  read: (data: z.output<Data>) => Body | undefined,
): (data: unknown) => Body | undefined {
  return (raw) => {
    const parsed = data.safeParse(raw);
    return parsed.success ? read(parsed.data) : undefined;
  };
}
const plain = (body: Body) => () => body;

const undecided = { kind: 'decision', move: null, comment: null } as const;

const readers: Readonly<Record<string, (data: unknown) => Body | undefined>> = {
  'task.created': plain({ kind: 'created' }),
  'task.updated': reading(changes, (data) => {
    const told = timelineFields.flatMap((field) => {
      const { from, to } = data.changes[field] ?? {};
      return data.changes[field] === undefined
        ? []
        : [{ field, from: valuesOf(field, from), to: valuesOf(field, to) }];
    });
    return told.length === 0 ? undefined : { kind: 'changed', changes: told };
  }),
  'task.moved': reading(
    z.object({ fromColumnId: z.string(), task: z.object({ columnId: z.string() }) }),
    ({ fromColumnId, task }) =>
      fromColumnId === task.columnId
        ? undefined
        : { kind: 'moved', from: named(fromColumnId), to: named(task.columnId), moves: 1 },
  ),
  'task.transferred': reading(
    z.object({
      fromBoardId: z.string(),
      fromKey: z.string(),
      task: z.object({ boardId: z.string() }),
    }),
    ({ fromBoardId, fromKey, task }) => ({
      kind: 'transferred',
      board: { from: named(fromBoardId), to: named(task.boardId) },
      fromKey,
    }),
  ),
  'task.archived': plain({ kind: 'lifecycle', change: 'archived' }),
  'task.deleted': plain({ kind: 'lifecycle', change: 'deleted' }),
  'task.restored': plain({ kind: 'lifecycle', change: 'restored' }),
  'task.approved': plain({ ...undecided, verdict: 'approved', feedback: null }),
  'task.rejected': reading(z.object({ feedback: z.string() }), ({ feedback }) => ({
    ...undecided,
    verdict: 'rejected',
    feedback,
  })),
  'task.unblocked': plain({ kind: 'unblocked' }),
  'attachment.added': reading(attachment, ({ attachment: { id, name } }) => ({
    kind: 'file',
    change: 'added',
    attachmentId: id,
    name,
  })),
  'attachment.renamed': reading(attachment, ({ attachment: { id, name } }) => ({
    kind: 'file',
    change: 'renamed',
    attachmentId: id,
    name,
  })),
  'attachment.removed': reading(
    z.object({ attachmentId: z.string(), name: z.string() }),
    ({ attachmentId, name }) => ({ kind: 'file', change: 'removed', attachmentId, name }),
  ),
  'checklist.item_added': reading(z.object({ item }), (data) => checklist('added', data.item)),
  'checklist.item_removed': reading(z.object({ item }), (data) => checklist('removed', data.item)),
  'checklist.item_updated': reading(changes.extend({ item }), (data) => {
    const { position: _order, done, ...rest } = data.changes;
    if (done !== undefined) return checklist(done.to === true ? 'ticked' : 'unticked', data.item);
    return Object.keys(rest).length === 0 ? undefined : checklist('changed', data.item);
  }),
  'question.asked': reading(z.object({ question }), (data) => asked('asked', data.question)),
  'question.answered': reading(z.object({ question }), (data) => asked('answered', data.question)),
  'question.closed': reading(z.object({ question }), (data) => asked('closed', data.question)),
  'dependency.added': reading(
    z.object({ dependency: z.object({ blockedById: z.string() }) }),
    ({ dependency }) => ({
      kind: 'dependency',
      change: 'added',
      blockedBy: named(dependency.blockedById),
    }),
  ),
  'dependency.removed': reading(z.object({ blockedById: z.string() }), ({ blockedById }) => ({
    kind: 'dependency',
    change: 'removed',
    blockedBy: named(blockedById),
  })),
};

/** Events that a timeline tells of. Comments and runs are told from what they are now. */
export const timelineEvents = Object.keys(readers);

/** An event as an entry without names; nothing when it says nothing to people. */
export function entryOf(event: RecordedEvent): TimelineEntry | undefined {
  const body = readers[event.type]?.(event.data);
  if (body === undefined) return undefined;
  return {
    id: `event_${event.seq}`,
    at: event.at.toISOString(),
    actor: event.actor,
    runId: event.runId,
    ...body,
  };
}

function checklist(
  what: Extract<Body, { kind: 'checklist' }>['change'],
  { id, text }: z.infer<typeof item>,
): Body {
  return { kind: 'checklist', change: what, itemId: id, text };
}

function asked(
  what: Extract<Body, { kind: 'question' }>['change'],
  { id, text, answer }: z.infer<typeof question>,
): Body {
  return { kind: 'question', change: what, questionId: id, text, answer };
}

/** A description is long, and both its versions are in the event; who reads a timeline wants to know that it changed. */
function valuesOf(field: (typeof timelineFields)[number], value: unknown): Named[] {
  if (field === 'description') return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => typeof one === 'string' || typeof one === 'boolean')
    .map((one) =>
      field.endsWith('Id') || field.endsWith('Ids')
        ? named(String(one))
        : { id: null, name: String(one) },
    );
}
