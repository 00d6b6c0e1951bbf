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

/** In the order of their weight: who is told for one reason is not told for a later one. */
function toldBy({ type, data }: NotifyingEvent, people: TaskPeople | undefined): readonly Told[] {
  const fields = fieldsOf(data);
  const task = fieldsOf(fields['task']);
  const involved = people ? involvedIn(people) : [];
  switch (type) {
    case 'task.created':
      return [['assigned', [task['assigneeId']]]];
    case 'task.updated':
      return [['assigned', [fieldsOf(fieldsOf(fields['changes'])['assigneeId'])['to']]]];
    case 'task.moved':
      return movedTo(task, fields['fromColumnId'], involved);
    case 'task.approved':
      return [['approved', involved]];
    case 'task.rejected':
      return [['rejected', involved]];
    case 'task.unblocked':
      return [['unblocked', involved]];
    case 'task.due_soon':
      return [['due_soon', responsibleFor(people)]];
    case 'task.overdue':
      return [['overdue', responsibleFor(people)]];
    case 'comment.created':
      return commented(fieldsOf(fields['comment']), involved);
    case 'comment.updated':
    case 'task.mentioned':
      return [['mentioned', mentionedIn(fields['newMentions'])]];
    case 'checklist.item_added':
      return [['assigned', [fieldsOf(fields['item'])['assigneeId']]]];
    case 'checklist.item_updated':
      return [['assigned', [fieldsOf(fieldsOf(fields['changes'])['assigneeId'])['to']]]];
    case 'run.changed':
      return runEnded(fieldsOf(fields['run'])['status'], involved);
    case 'board.granted':
      return isGranted(fields) ? [['invited', [fields['memberId']]]] : [];
    case 'invitation.accepted':
      return [['member_joined', [fieldsOf(fields['invitation'])['invitedBy']]]];
    default:
      return [];
  }
}

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

function runEnded(status: unknown, involved: readonly unknown[]): readonly Told[] {
  if (status === 'failed' || status === 'timed_out') return [['run_failed', involved]];
  return status === 'waiting' ? [['run_waiting', involved]] : [];
}

const isGranted = ({ grant, permission }: Fields) => grant !== null && permission !== 'no_access';

function fieldsOf(value: unknown): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object has fields, of whatever kind
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
