'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Density } from '../filters/view-state.ts';
import { useToday } from '../organization/use-today.ts';
import { useSelection } from '../selection/index.ts';
import { BoardColumns } from './columns/board-columns.tsx';
import {
  BoardContext,
  type BoardNames,
  type BoardServices,
  type Folding,
} from './board-context.tsx';
import { BoardLanes } from './lanes/board-lanes.tsx';
import type { BoardView } from './board-view-patch.ts';
import { CardActionsLayer } from './cards/card-actions-layer.tsx';
import { createDropLine } from './moves/drop-line.ts';
import type { Lanes } from './lanes/lanes.ts';
import { messages } from './messages.ts';
import { isInPlace, type Move } from './moves/move.ts';
import type { ShownColumn } from './columns/shown-columns.ts';
import { useBoardDrops } from './moves/use-board-drops.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoardWork } from './use-board-work.ts';
import { useLaneDrop } from './lanes/use-lane-drop.ts';
import { useMoveTasks } from './moves/use-move-tasks.ts';

const Peek = dynamic(async () => (await import('./cards/peek.tsx')).Peek);

type BoardBodyProps = Folding & {
  view: BoardView;
  names: BoardNames;
  density: Density;
  columns: readonly ShownColumn[];
  lanes: Lanes | undefined;
  mayEdit: boolean;
  mayManage: boolean;
  /** The header. */
  children: ReactNode;
};

export function BoardBody(props: BoardBodyProps) {
  const { view, columns, lanes, children } = props;
  const announcer = useRef<HTMLParagraphElement>(null);
  const services = useServices(props, announcer);
  const { readView, line, root } = services;
  const [isPeeking, setIsPeeking] = useState(false);
  const peek = { isOpen: isPeeking, toggle: () => setIsPeeking(!isPeeking) };
  const keys = useBoardKeys(services, columns, peek);
  const onLaneDrop = useLaneDrop(services, lanes);
  const cardsIn = useCallback(
    (columnId: string, laneId: string | undefined) => {
      const lane = lanes?.lanes.find(({ id }) => id === laneId);
      const column = readView().columns.find(({ id }) => id === columnId);
      return (laneId === undefined ? column?.tasks : lane?.tasks.get(columnId)) ?? [];
    },
    [lanes, readView],
  );
  useBoardDrops({ line, cardsIn, onDrop: onLaneDrop });
  const works = useBoardWork(view.board.id);
  return (
    <BoardContext value={services}>
      <CardActionsLayer root={root} onKeyDownCapture={keys.onKeyDownCapture}>
        {children}
        <p className="sr-only">{messages.help}</p>
        {lanes ? (
          <BoardLanes {...props} lanes={lanes} works={works} />
        ) : (
          <BoardColumns {...props} works={works} />
        )}
        <p ref={announcer} role="status" aria-live="assertive" className="sr-only" />
        {isPeeking && <FocusedPeek onClose={peek.toggle} />}
      </CardActionsLayer>
    </BoardContext>
  );
}

function FocusedPeek({ onClose }: { onClose: () => void }) {
  const { focusedId } = useSelection();
  return focusedId === undefined ? null : <Peek taskId={focusedId} onClose={onClose} />;
}

/** Stays the same object for as long as nothing changes that every card has to know. */
function useServices(
  props: BoardBodyProps,
  announcer: RefObject<HTMLElement | null>,
): BoardServices {
  const { view, names, density, mayEdit, mayManage } = props;
  const boardId = view.board.id;
  const shown = useRef(view);
  useEffect(() => {
    shown.current = view;
  }, [view]);
  const today = useToday();
  const root = useRef<HTMLDivElement>(null);
  const [line] = useState(createDropLine);
  const { mutate } = useMoveTasks(boardId);
  const search = useSearchParams().toString();
  const hrefOf = useCallback(
    (taskId: string) => `/boards/${boardId}/tasks/${taskId}${search === '' ? '' : `?${search}`}`,
    [boardId, search],
  );
  const readView = useCallback(() => shown.current, []);
  const move = useCallback(
    (wish: Move) => {
      if (!isInPlace(shown.current, wish)) mutate({ move: wish, view: shown.current });
    },
    [mutate],
  );
  const say = useCallback(
    (text: string) => {
      if (announcer.current) announcer.current.textContent = text;
    },
    [announcer],
  );
  return useMemo(
    () => ({
      ...{ boardId, names, today, density, mayEdit, mayManage },
      ...{ root, line, hrefOf, readView, move, say },
    }),
    [boardId, names, today, density, mayEdit, mayManage, line, hrefOf, readView, move, say],
  );
}
