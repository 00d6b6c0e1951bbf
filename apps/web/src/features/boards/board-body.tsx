'use client';

import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Density } from '../filters/view-state.ts';
import { useSelection } from '../selection/index.ts';
import { BoardColumns } from './board-columns.tsx';
import { BoardContext, type BoardNames, type BoardServices } from './board-context.tsx';
import { BoardHeader } from './board-header.tsx';
import { BoardLanes } from './board-lanes.tsx';
import type { BoardView } from './board-view-patch.ts';
import { CardMenu, type OpenMenu } from './card-menu.tsx';
import { createDropLine } from './drop-line.ts';
import type { Lanes } from './lanes.ts';
import { messages } from './messages.ts';
import { isInPlace, type Move } from './move.ts';
import { Peek } from './peek.tsx';
import type { ShownColumn } from './shown-columns.ts';
import { useBoardDrops } from './use-board-drops.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoardWork } from './use-board-work.ts';
import { useLaneDrop } from './use-lane-drop.ts';
import { useMoveTasks } from './use-move-tasks.ts';

export type BoardBodyProps = {
  view: BoardView;
  names: BoardNames;
  density: Density;
  columns: readonly ShownColumn[];
  lanes: Lanes | undefined;
  collapsed: ReadonlySet<string>;
  onCollapse: (id: string, isCollapsed: boolean) => void;
  mayEdit: boolean;
  mayManage: boolean;
  children: ReactNode;
};

export function BoardBody(props: BoardBodyProps) {
  const { view, columns, lanes, mayEdit, children } = props;
  const announcer = useRef<HTMLParagraphElement>(null);
  const [menu, setMenu] = useState<OpenMenu>();
  const services = useServices(props, {
    say: (text) => {
      if (announcer.current) announcer.current.textContent = text;
    },
    openMenu: (taskId, anchor) => setMenu({ taskId, anchor }),
  });
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
      <div
        ref={root as React.RefObject<HTMLDivElement>}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col"
        onKeyDownCapture={keys.onKeyDownCapture}
      >
        <BoardHeader board={view.board} mayEdit={mayEdit}>
          {children}
        </BoardHeader>
        <p className="sr-only">{messages.help}</p>
        {lanes ? (
          <BoardLanes {...props} lanes={lanes} works={works} />
        ) : (
          <BoardColumns {...props} works={works} />
        )}
        <p ref={announcer} role="status" aria-live="assertive" className="sr-only" />
        {isPeeking && <FocusedPeek onClose={peek.toggle} />}
        {menu && <CardMenu {...menu} onClose={() => setMenu(undefined)} />}
      </div>
    </BoardContext>
  );
}

function FocusedPeek({ onClose }: { onClose: () => void }) {
  const { focusedId } = useSelection();
  return focusedId === undefined ? null : <Peek taskId={focusedId} onClose={onClose} />;
}

type Said = Pick<BoardServices, 'say' | 'openMenu'>;

/** Stays the same object for as long as nothing changes that every card has to know. */
function useServices(props: BoardBodyProps, { say, openMenu }: Said): BoardServices {
  const { view, names, density, mayEdit, mayManage } = props;
  const boardId = view.board.id;
  const shown = useRef(view);
  useEffect(() => {
    shown.current = view;
  }, [view]);
  const root = useRef<HTMLElement>(null);
  const [line] = useState(createDropLine);
  const { mutate } = useMoveTasks(boardId);
  const readView = useCallback(() => shown.current, []);
  const move = useCallback(
    (wish: Move) => {
      if (!isInPlace(shown.current, wish)) mutate({ move: wish, view: shown.current });
    },
    [mutate],
  );
  const [said] = useState<Said>({ say, openMenu });
  return useMemo(
    () => ({ boardId, names, density, mayEdit, mayManage, root, line, readView, move, ...said }),
    [boardId, names, density, mayEdit, mayManage, line, readView, move, said],
  );
}
