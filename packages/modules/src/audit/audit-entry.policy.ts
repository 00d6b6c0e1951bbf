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
  const told = data['changes'];
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  if (isFields(told)) {
    for (const [field, change] of Object.entries(told)) {
      const { from, to } = isFields(change) ? change : { from: null, to: change };
      changes[field] = { from: redact(field, from), to: redact(field, to) };
    }
  } else if (entity && /\.(created|added|joined|started|invited)$/.test(type)) {
    for (const [field, value] of Object.entries(entity)) {
      if (!plainFields.has(field) && isTelling(value))
        changes[field] = { from: null, to: redact(field, value) };
    }
  }
  for (const [field, value] of Object.entries(data)) {
    if (field !== 'changes' && value !== entity && !isFields(value) && isTelling(value))
      changes[field] ??= { from: null, to: redact(field, value) };
  }
  return changes;
}

function redact(name: string, value: unknown, depth = 0): unknown {
  if (value === null || value === undefined) return null;
  if (secretName.test(name) && !(name === 'key' && depth === 0 && isTaskKey(value)))
    return '[redacted]';
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

/** Keys of tasks and boards are no secrets. */
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
