import type { TaskCard, Priority } from '@helix/contracts/tasks';
import { relativeTime } from '../../output/relative-time.ts';
import type { Column, Style } from '../../output/table.ts';

const priorityStyles: Readonly<Record<Priority, Style | undefined>> = {
  none: undefined,
  low: 'gray',
  medium: undefined,
  high: 'yellow',
  urgent: 'red',
};

/** Names for the ids on a card. */
export type Names = ReadonlyMap<string, string>;

export function taskColumns(names: Names): readonly Column<TaskCard>[] {
  return [
    { title: 'key', value: ({ key }) => key, style: () => 'bold' },
    { title: 'title', value: ({ title }) => title, shrinks: true },
    {
      title: 'column',
      value: ({ columnId, category }) => names.get(columnId) ?? category,
      shrinks: true,
    },
    {
      title: 'priority',
      value: ({ priority }) => (priority === 'none' ? '' : priority),
      style: ({ priority }) => priorityStyles[priority],
    },
    { title: 'who', value: (card) => whoOf(card, names), shrinks: true },
    { title: 'due', value: ({ dueDate }) => dueDate },
  ];
}

export function taskRecord(names: Names, isTerminal: boolean): readonly Column<TaskCard>[] {
  const at = (iso: string) => (isTerminal ? relativeTime(iso) : iso);
  return [
    { title: 'key', value: ({ key }) => key, style: () => 'bold' },
    { title: 'title', value: ({ title }) => title, style: () => 'bold' },
    { title: 'column', value: ({ columnId, category }) => names.get(columnId) ?? category },
    { title: 'priority', value: ({ priority }) => priority },
    { title: 'labels', value: ({ labelIds }) => namesOf(labelIds, names) },
    { title: 'assigned to', value: (card) => whoOf(card, names) },
    { title: 'due', value: ({ dueDate }) => dueDate },
    { title: 'checklist', value: ({ checklist }) => share(checklist) },
    { title: 'sub-tasks', value: ({ subtasks }) => share(subtasks) },
    { title: 'blocked by', value: ({ openBlockers }) => countOf(openBlockers, 'open task') },
    { title: 'comments', value: ({ commentCount }) => countOf(commentCount, 'comment') },
    { title: 'files', value: ({ attachmentCount }) => countOf(attachmentCount, 'file') },
    { title: 'approval', value: ({ requiresApproval }) => (requiresApproval ? 'needed' : '') },
    { title: 'last run', value: ({ latestRun }) => latestRun?.status },
    { title: 'created', value: (card) => `${at(card.createdAt)} by ${card.createdBy.name}` },
    { title: 'changed', value: ({ updatedAt }) => at(updatedAt) },
    { title: 'archived', value: ({ archivedAt }) => archivedAt && at(archivedAt) },
    { title: 'deleted', value: ({ deletedAt }) => deletedAt && at(deletedAt) },
    { title: 'version', value: ({ version }) => version },
    { title: 'id', value: ({ id }) => id },
  ];
}

function whoOf({ assigneeId, agentId }: TaskCard, names: Names): string {
  return namesOf(
    [assigneeId, agentId].filter((id) => id !== null),
    names,
  );
}

function namesOf(ids: readonly string[], names: Names): string {
  return ids.map((id) => names.get(id) ?? id).join(', ');
}

function share({ done, total }: { done: number; total: number }): string {
  return total === 0 ? '' : `${done} of ${total}`;
}

function countOf(count: number, what: string): string {
  if (count === 0) return '';
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
