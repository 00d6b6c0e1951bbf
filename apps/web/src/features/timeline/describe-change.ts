import type { Named, TimelineEntry } from '@helix/contracts/timeline';
import { formatDate } from '../../lib/format.ts';
import type { ChangeEntry } from './group-entries.ts';
import { messages } from './messages.ts';

type FieldChange = Extract<TimelineEntry, { kind: 'changed' }>['changes'][number];

/** What somebody did, to be read after their name: one phrase for each thing. */
export function describeChange(entry: ChangeEntry): readonly string[] {
  switch (entry.kind) {
    case 'created':
      return [messages.created];
    case 'changed':
      return entry.changes.flatMap(describeField);
    case 'moved':
      return entry.from.id !== null && entry.from.id === entry.to.id
        ? []
        : [messages.moved(nameOf(entry.from), nameOf(entry.to))];
    case 'transferred':
      return [messages.transferred(nameOf(entry.board.from), nameOf(entry.board.to))];
    case 'lifecycle':
      return [messages.lifecycle[entry.change]];
    case 'file':
      return [messages.file(entry.change, entry.name)];
    case 'checklist':
      return [messages.checklist(entry.change, entry.text)];
    case 'dependency':
      return [messages.dependency(entry.change, nameOf(entry.blockedBy))];
    case 'unblocked':
      return [messages.unblocked];
  }
}

function describeField({ field, from, to }: FieldChange): readonly string[] {
  const [after] = to;
  const [before] = from;
  switch (field) {
    case 'description':
      return [messages.described];
    case 'title':
      return [messages.renamed(nameOf(after))];
    case 'labelIds':
      return describeLabels(from, to);
    case 'requiresApproval':
      return [after?.name === 'true' ? messages.needsApproval : messages.needsNoApproval];
    case 'assigneeId':
    case 'agentId':
      return [after ? messages.assigned(nameOf(after)) : messages.unassigned(nameOf(before))];
    case 'dueDate': {
      const day = after?.name;
      if (day === undefined || day === null) return [messages.cleared(messages.fields[field])];
      return [messages.setTo(messages.fields[field], formatDate(day, 'date', 'UTC'))];
    }
    default: {
      const name = messages.fields[field];
      return [after ? messages.setTo(name, nameOf(after)) : messages.cleared(name)];
    }
  }
}

function describeLabels(from: readonly Named[], to: readonly Named[]): readonly string[] {
  const without = (these: readonly Named[], those: readonly Named[]) =>
    these.filter(({ id }) => !those.some((other) => other.id === id)).map(nameOf);
  const added = without(to, from);
  const removed = without(from, to);
  return [
    ...(added.length > 0 ? [messages.labelsAdded(messages.list(added))] : []),
    ...(removed.length > 0 ? [messages.labelsRemoved(messages.list(removed))] : []),
  ];
}

function nameOf(named: Named | undefined): string {
  return named?.name ?? messages.gone;
}
