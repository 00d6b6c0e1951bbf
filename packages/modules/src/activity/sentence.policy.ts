import type { ActivityPart, ActivityReference } from '@helix/contracts/activity';
import type { AuditChanges, AuditSubject } from '@helix/contracts/audit';

export type ToldFact = {
  readonly type: string;
  readonly data: unknown;
  readonly subject: AuditSubject | null;
  readonly changes: AuditChanges;
  readonly actorId: string;
};
type Fields = Readonly<Record<string, unknown>>;

/** Where the second half of the type, with its underscores taken out, is not what people say. */
const verbs: Readonly<Record<string, string>> = {
  'agent.skills_assigned': 'changed the skills of',
  'attachment.added': 'attached',
  'auth.logged_in': 'signed in',
  'auth.login_failed': 'failed to sign in',
  'board.granted': 'gave access to',
  'checklist.item_added': 'added to the checklist',
  'checklist.item_removed': 'removed from the checklist',
  'checklist.item_updated': 'changed in the checklist',
  'column.ordered': 'put the columns in order on',
  'chat.created': 'began a conversation:',
  'chat.message_added': 'said in',
  'chat.restored': 'brought back the conversation',
  'comment.created': 'commented on',
  'comment.deleted': 'deleted a comment on',
  'comment.reaction_added': 'reacted to a comment on',
  'comment.reaction_removed': 'took back a reaction to a comment on',
  'comment.restored': 'brought back a comment on',
  'comment.updated': 'edited a comment on',
  'dependency.added': 'said what blocks',
  'dependency.removed': 'removed a blocker of',
  'memory.added': 'noted',
  'memory.removed': 'made agents forget something',
  'memory.updated': 'corrected what agents remember:',
  'invitation.created': 'invited',
  'invitation.revoked': 'took back the invitation of',
  'member.joined': 'joined the organization',
  'question.answered': 'answered a question on',
  'question.asked': 'asked a question on',
  'question.closed': 'closed a question on',
  'run.created': 'put an agent to work on',
  'task.due_soon': 'reminds that this is due by tomorrow:',
  'task.mentioned': 'mentioned somebody in',
  'task.overdue': 'reminds that this is overdue:',
  'task.rejected': 'asked for changes to',
  'task.transferred': 'moved to this board',
};
const runVerbs: Readonly<Record<string, string>> = {
  succeeded: 'finished a run on',
  failed: 'failed in a run on',
  cancelled: 'stopped a run on',
  timed_out: 'ran out of time on',
  waiting: 'waits in a run on',
};
/** These are about a task rather than about themselves. */
const aboutTheirTask = new Set([
  'attachment',
  'comment',
  'checklist',
  'dependency',
  'question',
  'run',
  'watcher',
]);

/** The sentence after the actor's name, as data: what is named can be linked, and names be looked up. */
export function sentenceOf(fact: ToldFact): ActivityPart[] {
  const data = isFields(fact.data) ? fact.data : {};
  const parts: ActivityPart[] = [text(verbOf(fact.type, data))];
  const quoted = quoteOf(fact.type, data);
  const subject = subjectOf(fact, data);
  if (subject) parts.push({ kind: 'reference', to: subject });
  if (fact.type === 'task.moved') parts.push(...columnsOf(data));
  if (quoted !== undefined) parts.push({ kind: 'quote', text: quoted });
  if (fact.type.endsWith('updated')) {
    for (const [field, { from, to }] of Object.entries(fact.changes)) {
      parts.push({ kind: 'change', field, from: from ?? null, to: to ?? null });
    }
  }
  return parts;
}

function verbOf(type: string, data: Fields): string {
  const run = data['run'];
  if (type === 'run.changed' && isFields(run)) {
    return runVerbs[String(run['status'])] ?? 'changed a run on';
  }
  return verbs[type] ?? type.slice(type.indexOf('.') + 1).replaceAll('_', ' ');
}

function subjectOf(
  { type, subject, actorId }: ToldFact,
  data: Fields,
): ActivityReference | undefined {
  const kind = type.split('.')[0] ?? '';
  if (aboutTheirTask.has(kind)) {
    const id = taskIdOf(data);
    if (id !== undefined) return reference('task', id);
  }
  const chatId = fieldsOf(fieldsOf(data['run'])['trigger'])['chatId'];
  if (typeof chatId === 'string') return reference('chat', chatId);
  const task = data['task'];
  if (isFields(task) && typeof task['id'] === 'string') {
    return {
      kind: 'task',
      id: task['id'],
      label: textOrNull(task['key']),
      title: textOrNull(task['title']),
    };
  }
  if (kind === 'column' && typeof data['boardId'] === 'string')
    return reference('board', data['boardId']);
  // Who did it has been named already.
  return subject && subject.id !== actorId ? { ...subject, title: null } : undefined;
}

function taskIdOf(data: Fields): string | undefined {
  const own = [data, ...Object.values(data).filter(isFields)].map(({ taskId }) => taskId);
  return own.find((id) => typeof id === 'string');
}

function columnsOf(data: Fields): ActivityPart[] {
  const to = isFields(data['task']) ? data['task']['columnId'] : undefined;
  const from = data['fromColumnId'];
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  if (from === to) return [text('within'), { kind: 'reference', to: reference('column', to) }];
  return [
    text('from'),
    { kind: 'reference', to: reference('column', from) },
    text('to'),
    { kind: 'reference', to: reference('column', to) },
  ];
}

const longestQuote = 200;

/** What was written or named, by what the type begins with. */
const quotes: Readonly<Record<string, (data: Fields) => unknown>> = {
  attachment: ({ attachment, name }) => fieldsOf(attachment)['name'] ?? name,
  chat: ({ message }) => fieldsOf(message)['body'],
  checklist: ({ item }) => fieldsOf(item)['text'],
  comment: ({ comment }) => fieldsOf(comment)['body'],
  memory: ({ memory }) => fieldsOf(memory)['text'],
  question: ({ question }) => fieldsOf(question)['answer'] ?? fieldsOf(question)['text'],
  run: ({ run }) => fieldsOf(run)['message'],
  task: ({ feedback }) => feedback,
};

function quoteOf(type: string, data: Fields): string | undefined {
  const found = quotes[type.split('.')[0] ?? '']?.(data);
  if (typeof found !== 'string' || found === '') return undefined;
  return found.length <= longestQuote ? found : `${found.slice(0, longestQuote).toWellFormed()}…`;
}

const text = (words: string): ActivityPart => ({ kind: 'text', text: words });
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
const reference = (kind: string, id: string): ActivityReference => ({
  kind,
  id,
  label: null,
  title: null,
});

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
