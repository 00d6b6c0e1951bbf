import type { AuditChanges, AuditSubject } from '@helix/contracts/audit';

/** What an event says of itself; `data` is whatever its kind carries. */
export type AuditedFact = { readonly type: string; readonly data: unknown };
type Fields = Readonly<Record<string, unknown>>;

const secretName =
  /password|secret|token|hash|otp|recovery|authorization|cookie|credential|private|api_?key$|^key$/i;
const longestText = 300;
const longestList = 50;
const deepest = 4;
/** Said by every thing of its kind, and of no use beside the entry's own time and number. */
const plainFields = new Set(['id', 'version', 'createdAt', 'updatedAt', 'position']);

/** Consequences of what is on record already. */
export const unauditedTypes: readonly string[] = [
  'notification.created',
  'notification.updated',
  'notification.all_read',
  'task.counted',
  'column.reordered',
];

/** What was changed, and on what, as far as the event tells. */
export function auditOf(fact: AuditedFact): {
  subject: AuditSubject | null;
  changes: AuditChanges;
} {
  const data = isFields(fact.data) ? fact.data : {};
  const kind = fact.type.split('.')[0] ?? fact.type;
  const entity = entityOf(kind, data);
  const subject = entity ? toSubject(kind, entity) : idOf(kind, data);
  return { subject, changes: changesOf(fact.type, data, entity) };
}

function entityOf(kind: string, data: Fields): Fields | undefined {
  const named = data[camelCase(kind)];
  if (isFields(named)) return named;
  return Object.values(data)
    .filter(isFields)
    .find(({ id }) => typeof id === 'string');
}

function toSubject(kind: string, entity: Fields): AuditSubject {
  const key = isTaskKey(entity['key']) ? entity['key'] : undefined;
  const label = [key, entity['name'], entity['title'], entity['email']].find(isText);
  return {
    kind,
    id: isText(entity['id']) ? entity['id'] : null,
    label: label === undefined ? null : cut(label),
  };
}

/** Some events only name ids. */
function idOf(kind: string, data: Fields): AuditSubject | null {
  const own = data[`${camelCase(kind)}Id`];
  const id = [
    own,
    ...Object.entries(data).flatMap(([name, value]) => (name.endsWith('Id') ? [value] : [])),
  ].find(isText);
  return id === undefined ? null : { kind, id, label: null };
}

function changesOf(type: string, data: Fields, entity: Fields | undefined): AuditChanges {
  const { changes } = data;
  const isWhole = /\.(created|added|joined|started|invited|updated|changed)$/.test(type);
  return {
    ...namedBy(data, entity),
    ...(isFields(changes) ? toldBy(changes) : isWhole && entity ? wholeOf(entity) : {}),
    ...leftBehind(data, entity),
  };
}

function toldBy(told: Fields): AuditChanges {
  return mapFields(told, (field, change) => {
    const { from, to } = isFields(change) ? change : { from: null, to: change };
    return { from: redact(field, from), to: redact(field, to) };
  });
}

/** All that is to be said of something new, or of something whose event does not tell what is new about it. */
function wholeOf(entity: Fields): AuditChanges {
  return mapFields(entity, (field, value) =>
    !plainFields.has(field) && isTelling(value)
      ? { from: null, to: redact(field, value) }
      : undefined,
  );
}

/** `fromColumnId` beside a task that has a `columnId`. */
function leftBehind(data: Fields, entity: Fields | undefined): AuditChanges {
  const changes: AuditChanges = {};
  for (const [name, from] of Object.entries(data)) {
    const field = fieldLeft(name);
    if (field === undefined || entity?.[field] === undefined) continue;
    changes[field] = { from: redact(field, from), to: redact(field, entity[field]) };
  }
  return changes;
}

function namedBy(data: Fields, entity: Fields | undefined): AuditChanges {
  return mapFields(data, (name, value) => {
    const left = fieldLeft(name);
    if (isFields(value) || !isTelling(value) || (left && entity?.[left] !== undefined))
      return undefined;
    return { from: null, to: redact(name, value) };
  });
}

function fieldLeft(name: string): string | undefined {
  const [, first, rest] = /^from([A-Z])(\w*)$/.exec(name) ?? [];
  return first === undefined ? undefined : `${first.toLowerCase()}${rest ?? ''}`;
}

function mapFields(
  fields: Fields,
  toChange: (name: string, value: unknown) => AuditChanges[string] | undefined,
): AuditChanges {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const change = toChange(name, value);
      return change ? [[name, change]] : [];
    }),
  );
}

function redact(name: string, value: unknown, depth = 0): unknown {
  if (value === null || value === undefined) return null;
  if (isSecret(name, value)) return '[redacted]';
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) {
    return depth >= deepest
      ? `${value.length} items`
      : value.slice(0, longestList).map((item) => redact('', item, depth + 1));
  }
  if (!isFields(value)) return value;
  if (depth >= deepest) return '…';
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, redact(field, inner, depth + 1)]),
  );
}

/** Numbers and switches are none, whatever they are called; neither are the keys of tasks and boards. */
function isSecret(name: string, value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return false;
  return secretName.test(name) && !(name === 'key' && isTaskKey(value));
}

const isTaskKey = (value: unknown) =>
  typeof value === 'string' && /^[A-Z][A-Z0-9]{1,7}(-\d+)?$/.test(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTelling = (value: unknown) =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText).toWellFormed()}…`;
}

function camelCase(kind: string): string {
  return kind.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
