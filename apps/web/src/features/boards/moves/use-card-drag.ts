'use client';

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useState, type RefObject } from 'react';
import { actionIdsAt, useSelectionStore } from '../../selection/index.ts';
import { useBoard } from '../board-context.tsx';
import { findCard } from '../board-view-patch.ts';
import { messages } from '../messages.ts';

type Card = {
  readonly taskId: string;
  readonly columnId: string;
  readonly laneId: string | undefined;
};

/** A card can be dragged, with everything that is selected when it is among it, and others can be dropped beside it. */
export function useCardDrag(element: RefObject<HTMLElement | null>, card: Card, isOff: boolean) {
  const { taskId, columnId, laneId } = card;
  const { mayEdit, readView } = useBoard();
  const selection = useSelectionStore();
  const [isDragged, setIsDragged] = useState(false);
  useEffect(() => {
    if (!element.current || !mayEdit || isOff) return undefined;
    const draggedIds = () => actionIdsAt(selection.read(), taskId);
    return combine(
      draggable({
        element: element.current,
        getInitialData: () => ({ kind: 'card', taskIds: draggedIds() }),
        onGenerateDragPreview({ nativeSetDragImage }) {
          const ids = draggedIds();
          if (ids.length < 2) return;
          const title = findCard(readView(), taskId)?.title ?? '';
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => drawPile(container, title, ids.length),
          });
        },
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => source.data['kind'] === 'card',
        getData: ({ input, element: target }) =>
          attachClosestEdge(
            { kind: 'card', taskId, columnId, laneId },
            { input, element: target, allowedEdges: ['top', 'bottom'] },
          ),
      }),
    );
  }, [element, taskId, columnId, laneId, mayEdit, isOff, readView, selection]);
  return isDragged;
}

/** What hangs at the pointer when several cards are dragged: one of them, and how many there are. */
function drawPile(container: HTMLElement, title: string, count: number): void {
  const pile = document.createElement('div');
  pile.className =
    'flex w-64 items-center gap-3 rounded-lg border border-accent bg-raised p-3 text-sm text-ink shadow-lg';
  const name = document.createElement('span');
  name.className = 'min-w-0 flex-1 truncate';
  name.textContent = title;
  const badge = document.createElement('span');
  badge.className = 'rounded-full bg-accent px-2 py-0.5 text-xs font-semibold text-on-accent';
  badge.textContent = messages.card.drag(count);
  pile.append(name, badge);
  container.append(pile);
}
