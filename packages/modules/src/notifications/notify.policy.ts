import type { NotificationKind } from '@helix/contracts/notifications';

/** What is known of the task that an event is about. Ids are those of members. */
export type TaskPeople = {
  readonly assigneeId: string | null;
  readonly creatorId: string | null;
  readonly reviewRequesterId: string | null;
  /** Without those who have muted it. */
  readonly watcherIds: readonly string[];
  readonly mutedIds: readonly string[];
};

export type NotifyingEvent = {
  readonly type: string;
  readonly actorId: string;
  readonly data: unknown;
};

/** Who is told of it, and why: one reason each. */
export type Recipients = ReadonlyMap<string, NotificationKind>;
type Fields = Readonly<Record<string, unknown>>;
type Told = readonly [NotificationKind, readonly unknown[]];

/** Whom it concerns in person. Muting a task, or its board, does not keep these away. */
export const personalKinds: ReadonlySet<NotificationKind> = new Set([
  'assigned',
  'mentioned',
  'invited',
  'member_joined',
]);

/** Nobody is told of what they did themselves. */
export function recipientsOf(event: NotifyingEvent, people: TaskPeople | undefined): Recipients {
  const recipients = new Map<string, NotificationKind>();
  for (const [kind, ids] of toldBy(event, people)) {
    for (const id of ids) {
      if (typeof id !== 'string' || id === event.actorId || recipients.has(id)) continue;
      if (!personalKinds.has(kind) && people?.mutedIds.includes(id)) continue;
      recipients.set(id, kind);
    }
  }
  return recipients;
}

type Telling = (
  data: Fields,
  people: TaskPeople | undefined,
  involved: readonly unknown[],
) => readonly Told[];

/** In the order of their weight: who is told for one reason is not told for a later one. */
const tellings: Readonly<Record<string, Telling>> = {
  'task.created': ({ task }) => [['assigned', [fieldsOf(task)['assigneeId']]]],
  'task.updated': ({ changes }) => [['assigned', [newAssignee(changes)]]],
  'task.moved': ({ task, fromColumnId }, _people, involved) =>
    movedTo(fieldsOf(task), fromColumnId, involved),
  'task.approved': (_data, _people, involved) => [['approved', involved]],
  'task.rejected': (_data, _people, involved) => [['rejected', involved]],
  'task.unblocked': (_data, _people, involved) => [['unblocked', involved]],
  'task.due_soon': (_data, people) => [['due_soon', responsibleFor(people)]],
  'task.overdue': (_data, people) => [['overdue', responsibleFor(people)]],
  'task.mentioned': ({ newMentions }) => [['mentioned', mentionedIn(newMentions)]],
  'comment.created': ({ comment }, _people, involved) => commented(fieldsOf(comment), involved),
  'comment.updated': ({ newMentions }) => [['mentioned', mentionedIn(newMentions)]],
  'checklist.item_added': ({ item }) => [['assigned', [fieldsOf(item)['assigneeId']]]],
  'checklist.item_updated': ({ changes }) => [['assigned', [newAssignee(changes)]]],
  'run.changed': ({ run }, _people, involved) => runEnded(fieldsOf(run), involved),
  'question.asked': ({ question }, _people, involved) => [
    ['question', [fieldsOf(fieldsOf(question)['requestedBy'])['id'], ...involved]],
  ],
  'board.granted': (data) => (isGranted(data) ? [['invited', [data['memberId']]]] : []),
  'invitation.accepted': ({ invitation }) => [
    ['member_joined', [fieldsOf(invitation)['invitedBy']]],
  ],
};

function toldBy({ type, data }: NotifyingEvent, people: TaskPeople | undefined): readonly Told[] {
  return tellings[type]?.(fieldsOf(data), people, people ? involvedIn(people) : []) ?? [];
}

const newAssignee = (changes: unknown) => fieldsOf(fieldsOf(changes)['assigneeId'])['to'];

function involvedIn(people: TaskPeople): readonly unknown[] {
  return [people.assigneeId, people.reviewRequesterId, people.creatorId, ...people.watcherIds];
}

/** Whoever has to do it, else whoever wanted it done. */
function responsibleFor(people: TaskPeople | undefined): readonly unknown[] {
  return [people?.assigneeId ?? people?.creatorId];
}

function movedTo(task: Fields, from: unknown, involved: readonly unknown[]): readonly Told[] {
  if (task['columnId'] === from) return [];
  if (task['category'] === 'review') return [['review_requested', involved]];
  return task['category'] === 'done' ? [['completed', involved]] : [];
}

/** Feedback is told by the rejection that it came with. */
function commented(comment: Fields, involved: readonly unknown[]): readonly Told[] {
  const mentioned: Told = ['mentioned', mentionedIn(comment['mentions'])];
  return comment['kind'] === 'feedback' ? [mentioned] : [mentioned, ['commented', involved]];
}

function mentionedIn(mentions: unknown): readonly unknown[] {
  if (!Array.isArray(mentions)) return [];
  return mentions
    .map(fieldsOf)
    .filter(({ kind, reachable }) => kind === 'member' && reachable !== false)
    .map(({ id }) => id);
}

/** What a run has asked is told by the question. */
function runEnded({ status, reason }: Fields, involved: readonly unknown[]): readonly Told[] {
  if (status === 'failed' || status === 'timed_out') return [['run_failed', involved]];
  return status === 'waiting' && reason !== 'question' ? [['run_waiting', involved]] : [];
}

const isGranted = ({ grant, permission }: Fields) => grant !== null && permission !== 'no_access';

function fieldsOf(value: unknown): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object has fields, of whatever kind
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
