import type {
  NotificationKind,
  NotificationReason,
  NotificationSubject,
} from '@helix/contracts/notifications';
import type { EventActor } from '@helix/contracts';

/** One reason to tell one member of one thing. */
export type News = {
  readonly memberId: string;
  readonly groupKey: string;
  readonly subject: NotificationSubject;
  readonly boardId: string | null;
  readonly reason: NotificationReason;
};

type TellingEvent = {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
  readonly taskId: string | null;
  readonly data: unknown;
};
type Fields = Readonly<Record<string, unknown>>;
const longestText = 240;

export function reasonOf(event: TellingEvent, kind: NotificationKind): NotificationReason {
  const { comment, feedback, run, item, question } = fieldsOf(event.data);
  const texts = [
    fieldsOf(question)['text'],
    fieldsOf(comment)['body'],
    feedback,
    fieldsOf(run)['message'],
    fieldsOf(item)['text'],
  ];
  return {
    kind,
    actor: event.actor,
    at: event.at,
    seq: event.seq,
    text: beginningOf(texts.find((text) => typeof text === 'string')),
    commentId: textOrNull(fieldsOf(comment)['id']),
    runId: event.runId ?? textOrNull(fieldsOf(run)['id']),
  };
}

/** The task that an event is about, when it is about one. */
export function taskIdOf(event: Pick<TellingEvent, 'taskId' | 'data'>): string | undefined {
  if (event.taskId !== null) return event.taskId;
  const data = fieldsOf(event.data);
  const { task, comment, run, item } = data;
  const ids = [
    fieldsOf(task)['id'],
    fieldsOf(comment)['taskId'],
    fieldsOf(run)['taskId'],
    fieldsOf(item)['taskId'],
    data['taskId'],
  ];
  return ids.find((id) => typeof id === 'string');
}

/** What else there is news of: a board that somebody was let onto, a person who came. */
export function otherSubjectOf(
  event: Pick<TellingEvent, 'type' | 'data' | 'actor'>,
): { subject: NotificationSubject; boardId: string | null } | undefined {
  const { boardId, boardName, memberId, invitation } = fieldsOf(event.data);
  if (event.type === 'board.granted' && typeof boardId === 'string') {
    const title = textOrNull(boardName) ?? 'A board';
    return { subject: { kind: 'board', id: boardId, key: null, title }, boardId };
  }
  if (event.type === 'invitation.accepted' && typeof memberId === 'string') {
    const title = textOrNull(fieldsOf(invitation)['email']) ?? event.actor.name;
    return { subject: { kind: 'member', id: memberId, key: null, title }, boardId: null };
  }
  return undefined;
}

/** A task that was approved is done too, and is told of once. */
export function withoutEchoes(news: readonly News[]): News[] {
  const approved = new Set(news.filter(({ reason }) => reason.kind === 'approved').map(nameOf));
  return news.filter((each) => each.reason.kind !== 'completed' || !approved.has(nameOf(each)));
}

const nameOf = ({ memberId, groupKey, reason }: News) =>
  `${memberId} ${groupKey} ${reason.actor.id}`;

export function gather(news: readonly News[]): Map<string, News[]> {
  return Map.groupBy(news, ({ memberId, groupKey }) => `${memberId} ${groupKey}`);
}

/** A statement takes 65 535 values at most, and many tasks have many who watch them. */
const rowsAtOnce = 1_000;

export function inChunks<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, chunk) =>
    rows.slice(chunk * rowsAtOnce, (chunk + 1) * rowsAtOnce),
  );
}

function beginningOf(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  return trimmed.length <= longestText
    ? trimmed
    : `${trimmed.slice(0, longestText).toWellFormed()}…`;
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

function fieldsOf(value: unknown): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object has fields, of whatever kind
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
