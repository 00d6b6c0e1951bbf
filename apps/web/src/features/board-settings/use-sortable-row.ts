'use client';

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useState, type RefObject } from 'react';

type SortableRow = {
  readonly row: RefObject<HTMLElement | null>;
  readonly handle: RefObject<HTMLElement | null>;
  readonly id: string;
  /** Rows of different lists do not mix. */
  readonly list: string;
  readonly isEnabled: boolean;
  readonly onDrop: (draggedId: string, side: 'above' | 'below') => void;
};

/** A row that is dragged by its handle and tells where another would land. */
export function useSortableRow({ row, handle, id, list, isEnabled, onDrop }: SortableRow) {
  const [side, setSide] = useState<'above' | 'below'>();
  const [isDragged, setIsDragged] = useState(false);
  useEffect(() => {
    const element = row.current;
    if (!element || !handle.current || !isEnabled) return undefined;
    const sideAt = (y: number) => {
      const { top, height } = element.getBoundingClientRect();
      return y < top + height / 2 ? ('above' as const) : ('below' as const);
    };
    return combine(
      draggable({
        element,
        dragHandle: handle.current,
        getInitialData: () => ({ list, id }),
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['list'] === list && source.data['id'] !== id,
        onDrag: ({ location }) => setSide(sideAt(location.current.input.clientY)),
        onDragLeave: () => setSide(undefined),
        onDrop: ({ source, location }) => {
          setSide(undefined);
          onDrop(String(source.data['id']), sideAt(location.current.input.clientY));
        },
      }),
    );
  }, [row, handle, id, list, isEnabled, onDrop]);
  return { side, isDragged };
}
