'use client';

import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { DragLocationHistory } from '@atlaskit/pragmatic-drag-and-drop/types';
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import type { BoardServices } from '../board-context.tsx';
import { linePlace } from './drop-line.ts';
import { neighboursAt, type Move } from './move.ts';

type Drop = { readonly move: Move; readonly laneId: string | undefined; readonly line: string };
/** The cards of a column, or of the part of it that is in a lane. */
export type CardsIn = (columnId: string, laneId: string | undefined) => readonly TaskCard[];
type Droppable = Pick<BoardServices, 'line'> & {
  readonly cardsIn: CardsIn;
  readonly onDrop: (move: Move, laneId: string | undefined) => void;
};

/** Draws the line while something is dragged, and does what it says when it is dropped. */
export function useBoardDrops({ line, cardsIn, onDrop }: Droppable): void {
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data['kind'] === 'card',
        onDrag: ({ source, location }) => line.put(dropOf(source.data, location, cardsIn)?.line),
        onDrop({ source, location }) {
          const drop = dropOf(source.data, location, cardsIn);
          line.put(undefined);
          if (drop) onDrop(drop.move, drop.laneId);
        },
      }),
    [line, cardsIn, onDrop],
  );
}

function dropOf(
  { taskIds }: Record<string, unknown>,
  location: DragLocationHistory,
  cardsIn: CardsIn,
): Drop | undefined {
  const target = location.current.dropTargets[0];
  if (!target || !Array.isArray(taskIds)) return undefined;
  const { taskId, columnId, laneId: lane } = target.data;
  if (typeof columnId !== 'string') return undefined;
  const laneId = typeof lane === 'string' ? lane : undefined;
  const cards = cardsIn(columnId, laneId);
  const ids = taskIds.map(String);
  const under = cards.findIndex(({ id }) => id === taskId);
  const isBelow = extractClosestEdge(target.data) === 'bottom';
  const index = under === -1 ? cards.length : under + (isBelow ? 1 : 0);
  const next = cards[index];
  return {
    move: { taskIds: ids, columnId, ...neighboursAt(cards, index, ids) },
    laneId,
    line: next ? linePlace.before(next.id, laneId) : linePlace.end(columnId, laneId),
  };
}
