import { priorities, type Priority, type TaskCard } from '@helix/contracts/tasks';
import type { BoardNames } from '../board-context.tsx';
import type { BoardView } from '../board-view-patch.ts';
import { messages } from '../messages.ts';
import type { Given } from '../cards/quick-add.tsx';

const laneGroups = ['agent', 'assignee', 'priority', 'label', 'parent'] as const;
export type LaneGroup = (typeof laneGroups)[number];
export type Lane = {
  readonly id: string;
  readonly name: string;
  /** What the tasks in it have in common, to be given to others that come; null where they have nothing. */
  readonly value: string | null;
  readonly tasks: ReadonlyMap<string, readonly TaskCard[]>;
  readonly count: number;
};
export type Lanes = { readonly group: LaneGroup; readonly lanes: readonly Lane[] };

const none = messages.lanes.none;

/** Of the ways to group tasks, those that cut a board into lanes. */
export function laneGroupOf(group: string | null): LaneGroup | undefined {
  return laneGroups.find((known) => known === group);
}

/** A board cut across its columns. A task with several labels is in each of their lanes. */
export function lanesOf(view: BoardView, group: LaneGroup, names: BoardNames): Lanes {
  const cards = view.columns.flatMap(({ tasks }) => tasks);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const values = new Map<string | null, TaskCard[]>();
  for (const card of cards) {
    for (const value of valuesOf(card, group)) {
      const lane = values.get(value);
      if (lane) lane.push(card);
      else values.set(value, [card]);
    }
  }
  const nameOf = (value: string) => {
    if (group === 'priority') return messages.priority[priorityOf(value)];
    if (group === 'agent') return names.agents.get(value)?.name;
    if (group === 'assignee') return names.members.get(value)?.name;
    if (group === 'label') return names.labels.get(value)?.name;
    const parent = byId.get(value);
    return parent && `${parent.key} ${parent.title}`;
  };
  const lanes = [...values].map(([value, own]) => ({
    id: `${group}-${value ?? 'none'}`,
    name: value === null ? none[group] : (nameOf(value) ?? messages.lanes.unknown),
    value,
    tasks: Map.groupBy(own, ({ columnId }) => columnId),
    count: own.length,
  }));
  return { group, lanes: lanes.toSorted(group === 'priority' ? byUrgency : byName) };
}

function valuesOf(card: TaskCard, group: LaneGroup): readonly (string | null)[] {
  switch (group) {
    case 'agent':
      return [card.agentId];
    case 'assignee':
      return [card.assigneeId];
    case 'priority':
      return [card.priority === 'none' ? null : card.priority];
    case 'label':
      return card.labelIds.length === 0 ? [null] : card.labelIds;
    case 'parent':
      return [card.parentId];
  }
}

const priorityOf = (value: string): Priority =>
  priorities.find((priority) => priority === value) ?? 'none';

/** What has nothing in common comes last. */
function byName(one: Lane, other: Lane): number {
  if (one.value === null || other.value === null)
    return Number(one.value === null) - Number(other.value === null);
  return one.name.localeCompare(other.name, 'en', { numeric: true });
}

function byUrgency(one: Lane, other: Lane): number {
  return (
    priorities.indexOf(priorityOf(other.value ?? '')) -
    priorities.indexOf(priorityOf(one.value ?? ''))
  );
}

/** What a task that is made in a lane has from the beginning. */
export function givenBy(group: LaneGroup, { value }: Lane): Given {
  if (value === null) return {};
  switch (group) {
    case 'agent':
      return { agentId: value };
    case 'assignee':
      return { assigneeId: value };
    case 'priority':
      return { priority: priorityOf(value) };
    case 'label':
      return { labelIds: [value] };
    case 'parent':
      return { parentId: value };
  }
}
