'use client';

import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { useEffect, useState, type RefObject } from 'react';

type Area = { readonly columnId: string; readonly laneId?: string | undefined };

/** A column (or its part in a lane) takes what is dropped beside its cards, at its end. */
export function useDropArea(element: RefObject<HTMLElement | null>, { columnId, laneId }: Area) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => source.data['kind'] === 'card',
      getData: () => ({ columnId, laneId }),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    });
  }, [element, columnId, laneId]);
  return isOver;
}

/** What is dragged near an edge scrolls it. */
export function useAutoScroll(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!element.current) return undefined;
    return autoScrollForElements({
      element: element.current,
      canScroll: ({ source }) => source.data['kind'] === 'card',
    });
  }, [element]);
}
