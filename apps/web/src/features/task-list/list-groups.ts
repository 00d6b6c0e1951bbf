import { addDays, isOverdue } from '@helix/contracts/filters';
import { categories } from '@helix/contracts/structure';
import { priorities, type TaskCard } from '@helix/contracts/tasks';
import type { ViewGroup } from '../filters/view-state.ts';
import { messages as taskMessages } from '../task-actions/messages.ts';
import { messages } from './messages.ts';
import type { TaskNames } from './use-task-names.ts';

export type ListGroup<T> = {
  readonly id: string;
  readonly name: string;
  readonly tasks: readonly T[];
};
type Place = { readonly id: string; readonly name: string; readonly rank: number | string };

const last = '\uFFFF';

/** Tasks under headings; within one they keep their order. */
export function groupTasks<T extends TaskCard>(
  tasks: readonly T[],
  group: ViewGroup,
  { names, today }: { names: TaskNames; today: string },
): readonly ListGroup<T>[] {
  const groups = new Map<string, Place & { tasks: T[] }>();
  for (const task of tasks) {
    const place = placeOf(task, group, { names, today });
    const known = groups.get(place.id);
    if (known) known.tasks.push(task);
    else groups.set(place.id, { ...place, tasks: [task] });
  }
  return [...groups.values()].toSorted((one, other) => compare(one.rank, other.rank));
}

function compare(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other));
}

function placeOf(
  task: TaskCard,
  group: ViewGroup,
  { names, today }: { names: TaskNames; today: string },
): Place {
  switch (group) {
    case 'status':
      return {
        id: task.category,
        name: taskMessages.category[task.category],
        rank: categories.indexOf(task.category),
      };
    case 'column': {
      const column = names.columns.get(task.columnId);
      const rank = [...names.columns.keys()].indexOf(task.columnId);
      return {
        id: task.columnId,
        name: column?.name ?? taskMessages.category[task.category],
        rank: rank === -1 ? 1_000 + categories.indexOf(task.category) : rank,
      };
    }
    case 'priority':
      return {
        id: task.priority,
        name: taskMessages.priority[task.priority],
        rank: -priorities.indexOf(task.priority),
      };
    case 'assignee':
      return named(task.assigneeId, names.members, messages.nobody);
    case 'agent':
      return named(task.agentId, names.agents, messages.noAgent);
    case 'label':
      return firstLabel(task, names);
    case 'parent':
      return named(task.parentId, names.tasks, messages.noParent);
    case 'due':
      return dueOf(task, today);
  }
}

function named(
  id: string | null,
  known: ReadonlyMap<string, { readonly name: string }>,
  nothing: string,
): Place {
  if (id === null) return { id: '', name: nothing, rank: last };
  const name = known.get(id)?.name ?? '';
  return { id, name, rank: name };
}

/** A task with several labels stands under the first of them, as it can stand only once. */
function firstLabel({ labelIds }: TaskCard, { labels }: TaskNames): Place {
  const places = labelIds.map((id) => named(id, labels, ''));
  const [first] = places.toSorted((one, other) => compare(one.rank, other.rank));
  return first ?? { id: '', name: messages.noLabel, rank: last };
}

function dueOf(task: TaskCard, today: string): Place {
  const { dueDate } = task;
  if (dueDate === null) return { id: 'none', name: messages.due.none, rank: 4 };
  if (isOverdue(task, today)) return { id: 'overdue', name: messages.due.overdue, rank: 0 };
  if (dueDate === today) return { id: 'today', name: messages.due.today, rank: 1 };
  if (dueDate > today && dueDate <= addDays(today, 7)) {
    return { id: 'week', name: messages.due.week, rank: 2 };
  }
  return { id: 'later', name: messages.due.later, rank: 3 };
}
