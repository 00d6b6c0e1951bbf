'use client';

import { useRouter } from 'next/navigation';
import type { KeyboardEvent } from 'react';
import { actionIdsOf, useSelection, useSelectionStore } from '../selection/index.ts';
import { useCommands, type Command } from '../shortcuts/index.ts';
import type { BoardServices } from './board-context.tsx';
import { findCard } from './board-view-patch.ts';
import { messages } from './messages.ts';
import { neighboursAt } from './move.ts';
import { columnBeside, firstCard, spotOf, type ShownColumn } from './shown-columns.ts';
import { editTitle } from './title-editing.ts';
import { useGrab } from './use-grab.ts';

const words = messages.commands;
const { group } = messages;

type Peek = { readonly isOpen: boolean; readonly toggle: () => void };

/** Everything that a board can do by keyboard. */
export function useBoardKeys(board: BoardServices, columns: readonly ShownColumn[], peek: Peek) {
  const selection = useSelectionStore();
  const { focusedId, selectedIds } = useSelection();
  const router = useRouter();
  const grab = useGrab(board, columns);
  const walk = useWalk(board, columns);
  const shove = useShove(board, columns);
  const { isGrabbing } = grab;
  const has = focusedId !== undefined;
  const key = (
    id: string,
    title: string,
    fields: Omit<Command, 'id' | 'title' | 'group'>,
  ): Command => ({
    id: `board.${id}`,
    title,
    group,
    isKeyOnly: true,
    ...fields,
  });
  const step = (rows: number, along: number) =>
    isGrabbing ? grab.step({ rows, columns: along }) : walk(rows, along);
  const move = { isAvailable: has && board.mayEdit && !isGrabbing, repeats: true };
  useCommands([
    key('next', words.next, { keys: ['j', 'ArrowDown'], repeats: true, run: () => step(1, 0) }),
    key('previous', words.previous, {
      keys: ['k', 'ArrowUp'],
      repeats: true,
      run: () => step(-1, 0),
    }),
    key('left', words.left, { keys: ['h', 'ArrowLeft'], repeats: true, run: () => step(0, -1) }),
    key('right', words.right, {
      keys: selectedIds.size > 0 ? ['ArrowRight'] : ['l', 'ArrowRight'],
      repeats: true,
      run: () => step(0, 1),
    }),
    key('open', words.open, {
      keys: ['Enter'],
      isAvailable: has && !isGrabbing,
      run: () => router.push(`/boards/${board.boardId}/tasks/${focusedId}`, { scroll: false }),
    }),
    key('peek', peek.isOpen ? words.closePeek : words.peek, {
      keys: ['Space'],
      isAvailable: (has || peek.isOpen) && !isGrabbing,
      run: peek.toggle,
    }),
    key('select', words.select, {
      keys: ['x'],
      isAvailable: has && !isGrabbing,
      run: () => focusedId !== undefined && selection.toggle(focusedId),
    }),
    key('extend-down', words.extendDown, {
      keys: ['Shift+j', 'Shift+ArrowDown'],
      repeats: true,
      run: () => walk(1, 0, true),
    }),
    key('extend-up', words.extendUp, {
      keys: ['Shift+k', 'Shift+ArrowUp'],
      repeats: true,
      run: () => walk(-1, 0, true),
    }),
    key('select-all', words.selectAll, { keys: ['$mod+a'], run: selection.selectAll }),
    key('escape', isGrabbing ? words.putBack : peek.isOpen ? words.closePeek : words.clear, {
      keys: ['Escape'],
      isAvailable: isGrabbing || peek.isOpen || selectedIds.size > 0,
      run: () => {
        if (isGrabbing) grab.putBack();
        else if (peek.isOpen) peek.toggle();
        else selection.clear();
      },
    }),
    key('move-up', words.moveUp, { ...move, keys: ['Alt+ArrowUp'], run: () => shove(-1, 0) }),
    key('move-down', words.moveDown, { ...move, keys: ['Alt+ArrowDown'], run: () => shove(1, 0) }),
    key('move-left', words.moveLeft, { ...move, keys: ['Alt+ArrowLeft'], run: () => shove(0, -1) }),
    key('move-right', words.moveRight, {
      ...move,
      keys: ['Alt+ArrowRight'],
      run: () => shove(0, 1),
    }),
    key('grab', words.grab, {
      keys: ['m'],
      isAvailable: has && board.mayEdit && !isGrabbing,
      run: () => grab.grab(actionIdsOf(selection.read())),
    }),
    key('drop', words.drop, { keys: ['m', 'Space'], isAvailable: isGrabbing, run: grab.drop }),
    key('edit-title', words.editTitle, {
      keys: ['e', 'F2'],
      isAvailable: has && board.mayEdit && !isGrabbing,
      run: () => editTitle(focusedId),
    }),
  ]);
  /** A card that is picked up is dropped by Enter, though its link has the focus. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!isGrabbing || event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    grab.drop();
  };
  return { onKeyDownCapture };
}

/** Moves the focus along a column, or to the card that lies nearest in the next one. */
function useWalk({ root }: BoardServices, columns: readonly ShownColumn[]) {
  const selection = useSelectionStore();
  return (rows: number, along: number, extend = false) => {
    const { focusedId } = selection.read();
    const spot = spotOf(columns, focusedId);
    const target = spot
      ? targetOf(columns, spot, { rows, along }, root.current)
      : firstCard(columns);
    if (target === undefined) return;
    if (extend) selection.extendTo(target);
    else selection.focus(target);
  };
}

function targetOf(
  columns: readonly ShownColumn[],
  { column, row }: { column: number; row: number },
  { rows, along }: { rows: number; along: number },
  root: HTMLElement | null,
): string | undefined {
  const ids = columns[column]?.taskIds ?? [];
  if (along === 0) return ids[Math.max(0, Math.min(ids.length - 1, row + rows))];
  const beside = columnBeside(columns, column, along < 0 ? -1 : 1);
  const next = beside === undefined ? undefined : columns[beside];
  if (!next) return undefined;
  return nearestByEye(root, ids[row], next) ?? next.taskIds[Math.min(row, next.taskIds.length - 1)];
}

function nearestByEye(
  root: HTMLElement | null,
  fromId: string | undefined,
  { taskIds }: ShownColumn,
): string | undefined {
  const from = root?.querySelector(`[data-task="${fromId}"]`);
  if (!root || !from) return undefined;
  const top = from.getBoundingClientRect().top;
  const shown = [...root.querySelectorAll<HTMLElement>('[data-task]')].flatMap((card) => {
    const id = card.dataset['task'] ?? '';
    return taskIds.includes(id)
      ? [{ id, far: Math.abs(card.getBoundingClientRect().top - top) }]
      : [];
  });
  return shown.toSorted((a, b) => a.far - b.far)[0]?.id;
}

/** Moves cards one place on at once, without picking them up. */
function useShove({ move, say, readView }: BoardServices, columns: readonly ShownColumn[]) {
  const selection = useSelectionStore();
  return (rows: number, along: number) => {
    const ids = actionIdsOf(selection.read());
    const view = readView();
    const first = findCard(view, ids[0] ?? '');
    const at = columns.findIndex(({ id }) => id === first?.columnId);
    const column = columns[at + along];
    const cards = view.columns.find(({ id }) => id === column?.id)?.tasks;
    if (!first || !column || !cards) return say(messages.say.edge);
    const edge = rows > 0 ? ids.at(-1) : ids[0];
    const row = cards.findIndex(({ id }) => id === edge);
    const spot = spotOf(columns, first.id)?.row ?? 0;
    const index = along === 0 ? row + (rows > 0 ? 2 : -1) : Math.min(spot, cards.length);
    if (along === 0 && (index < 0 || index > cards.length)) return undefined;
    move({ taskIds: ids, columnId: column.id, ...neighboursAt(cards, index, ids) });
    const place = Math.max(
      1,
      Math.min(along === 0 ? index + (rows > 0 ? 0 : 1) : index + 1, cards.length + 1),
    );
    const what = ids.length === 1 ? first.key : messages.tasks(ids.length);
    return say(messages.say.dropped(what, place, column.name));
  };
}
