'use client';

import { Check } from 'lucide-react';
import {
  createContext,
  useCallback,
  useContext,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Button, Sheet } from '@helix/ui';
import { actionIdsAt, useSelectionStore } from '../../selection/index.ts';
import { BulkBar, SelectedTaskActions, useTaskActions } from '../../task-actions/index.ts';
import { useBoard } from '../board-context.tsx';
import { findCard } from '../board-view-patch.ts';
import { CategoryRing } from '../columns/category-ring.tsx';
import { messages } from '../messages.ts';
import { isPhone } from '../use-is-phone.ts';

type OpenActions = (taskId: string, anchor: Element) => void;
const ActionsContext = createContext<OpenActions>(() => undefined);

/** Opens what can be done with a card, or with all that is selected when it is among it. */
export function useCardActions(): OpenActions {
  return useContext(ActionsContext);
}

type CardActionsLayerProps = {
  root: RefObject<HTMLDivElement | null>;
  onKeyDownCapture: (event: KeyboardEvent) => void;
  children: ReactNode;
};

/** The board with the actions on its cards: their keys, their menu, the bar of what is selected, the sheet on a phone. */
export function CardActionsLayer(props: CardActionsLayerProps) {
  return (
    <SelectedTaskActions>
      <Layer {...props} />
      <BulkBar />
    </SelectedTaskActions>
  );
}

function Layer({ root, onKeyDownCapture, children }: CardActionsLayerProps) {
  const selection = useSelectionStore();
  const actions = useTaskActions();
  const [movedId, setMovedId] = useState<string>();
  const openMenu = useCallback(
    (taskId: string, anchor: Element) => {
      const ids = actionIdsAt(selection.read(), taskId);
      selection.focus(taskId);
      actions.open('menu', ids, anchor);
    },
    [selection, actions],
  );
  const open = useCallback<OpenActions>(
    (taskId, anchor) => {
      if (isPhone() && actions.mayChange([taskId])) setMovedId(taskId);
      else openMenu(taskId, anchor);
    },
    [actions, openMenu],
  );
  const onContextMenu = (event: MouseEvent) => {
    const card = event.target instanceof Element ? event.target.closest('[data-task]') : null;
    if (!(card instanceof HTMLElement) || event.shiftKey) return;
    event.preventDefault();
    openMenu(card.dataset['task'] ?? '', card);
  };
  const anchorOf = (taskId: string) => root.current?.querySelector(`[data-task="${taskId}"]`);
  return (
    <ActionsContext value={open}>
      <div
        ref={root}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col"
        onKeyDownCapture={onKeyDownCapture}
        onContextMenu={onContextMenu}
      >
        {children}
      </div>
      {movedId !== undefined && (
        <MoveSheet
          taskId={movedId}
          onClose={() => setMovedId(undefined)}
          onMore={() => {
            setMovedId(undefined);
            const anchor = anchorOf(movedId);
            if (anchor) openMenu(movedId, anchor);
          }}
        />
      )}
    </ActionsContext>
  );
}

type MoveSheetProps = { taskId: string; onClose: () => void; onMore: () => void };

/** Fingers do not drag across columns of which only one is in sight: they say where a card goes. */
function MoveSheet({ taskId, onClose, onMore }: MoveSheetProps) {
  const { readView, move } = useBoard();
  const { columns } = readView();
  const card = findCard(readView(), taskId);
  if (!card) return null;
  return (
    <Sheet
      open
      side="bottom"
      title={messages.mobile.move(card.key)}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<Button onClick={onMore}>{messages.mobile.more}</Button>}
    >
      <ul className="-mx-2 grid">
        {columns.map(({ id, name, category, count }) => (
          <li key={id}>
            <button
              type="button"
              disabled={id === card.columnId}
              onClick={() => {
                move({ taskIds: [taskId], columnId: id });
                onClose();
              }}
              className="flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover disabled:text-soft"
            >
              <CategoryRing category={category} />
              <span className="truncate">{name}</span>
              <span className="ml-auto text-xs text-soft tabular-nums">
                {id === card.columnId ? messages.mobile.here : count}
              </span>
              {id === card.columnId && <Check className="size-4" aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
