'use client';

import { useCallback } from 'react';
import { useToast } from '@helix/ui';
import { priorities, type TaskCard } from '@helix/contracts/tasks';
import { useChangeTasks, type TaskChange } from '../../task-actions/index.ts';
import type { BoardServices } from '../board-context.tsx';
import { findCard } from '../board-view-patch.ts';
import type { Lane, LaneGroup, Lanes } from './lanes.ts';
import { messages } from '../messages.ts';
import type { Move } from '../moves/move.ts';

/** Dropped in another lane, cards get what the tasks of that lane have in common. */
export function useLaneDrop({ move, readView }: BoardServices, lanes: Lanes | undefined) {
  const show = useToast();
  const { mutate: change } = useChangeTasks();
  return useCallback(
    (wish: Move, laneId: string | undefined) => {
      move(wish);
      const lane = lanes?.lanes.find(({ id }) => id === laneId);
      if (!lanes || !lane) return;
      const view = readView();
      const others = wish.taskIds
        .flatMap((id) => findCard(view, id) ?? [])
        .filter(({ id }) => !isIn(lane, id));
      if (others.length === 0) return;
      if (lanes.group === 'parent') return show(messages.lanes.refused, 'bad');
      const from = lanes.lanes.filter(({ id, value }) => id !== laneId && value !== null);
      const fields = fieldsFor(lanes.group, lane, from, others);
      const title = messages.changed(others.map(({ key }) => key).join(', '));
      change({ parts: [{ tasks: others, change: { kind: 'change', fields } }], title });
    },
    [lanes, move, readView, change, show],
  );
}

const isIn = (lane: Lane, taskId: string) =>
  [...lane.tasks.values()].some((cards) => cards.some(({ id }) => id === taskId));

type Fields = Extract<TaskChange, { kind: 'change' }>['fields'];

function fieldsFor(
  group: Exclude<LaneGroup, 'parent'>,
  { value }: Lane,
  from: readonly Lane[],
  cards: readonly TaskCard[],
): Fields {
  switch (group) {
    case 'agent':
      return { agentId: value };
    case 'assignee':
      return { assigneeId: value };
    case 'priority':
      return { priority: priorities.find((priority) => priority === value) ?? 'none' };
    case 'label': {
      const left = cards.flatMap(({ id }) => from.filter((lane) => isIn(lane, id)));
      const gone = [...new Set(left.flatMap((lane) => lane.value ?? []))];
      return { removeLabelIds: gone, ...(value !== null && { addLabelIds: [value] }) };
    }
  }
}
