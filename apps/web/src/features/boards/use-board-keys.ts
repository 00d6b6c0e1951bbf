'use client';

import { useRouter } from 'next/navigation';
import type { KeyboardEvent } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import { actionIdsOf, leaveControl, useSelection, useSelectionStore } from '../selection/index.ts';
import { useCommands, type Command } from '../shortcuts/index.ts';
import type { BoardServices } from './board-context.tsx';
import { findCard } from './board-view-patch.ts';
import { messages } from './messages.ts';
import { neighboursAt, withMove } from './moves/move.ts';
import { columnBeside, firstCard, spotOf, type ShownColumn } from './columns/shown-columns.ts';
import { editTitle } from './cards/title-editing.ts';
import { useGrab } from './moves/use-grab.ts';

const words = messages.commands;
const { group } = messages;

type Peek = { readonly isOpen: boolean; readonly toggle: () => void };

type Fields = Omit<Command, 'id' | 'title' | 'group'>;
const key = (id: string, title: string, fields: Fields): Command => ({
  id: `board.${id}`,
  title,
  group,
  isKeyOnly: true,
  ...fields,
});

/** Everything that a board can do by keyboard. */
export function useBoardKeys(board: BoardServices, columns: readonly ShownColumn[], peek: Peek) {
  const grab = useGrab(board, columns);
  const walk = useWalk(board, columns);
  const { isGrabbing } = grab;
  const { selectedIds } = useSelection();
  const step = (rows: number, along: number) =>
    isGrabbing ? grab.step({ rows, columns: along }) : walk(rows, along);
  const repeats = true;
  // While something is selected, L is for its labels.
  const right = selectedIds.size > 0 ? ['ArrowRight'] : ['l', 'ArrowRight'];
  useCommands([
    key('next', words.next, { keys: ['j', 'ArrowDown'], repeats, run: () => step(1, 0) }),
    key('previous', words.previous, { keys: ['k', 'ArrowUp'], repeats, run: () => step(-1, 0) }),
    key('left', words.left, { keys: ['h', 'ArrowLeft'], repeats, run: () => step(0, -1) }),
    key('right', words.right, { keys: right, repeats, run: () => step(0, 1) }),
    key('extend-down', words.extendDown, {
      keys: ['Shift+j', 'Shift+ArrowDown'],
      repeats,
      run: () => walk(1, 0, true),
    }),
    key('extend-up', words.extendUp, {
      keys: ['Shift+k', 'Shift+ArrowUp'],
      repeats,
      run: () => walk(-1, 0, true),
    }),
  ]);
  useCardKeys(board, isGrabbing, peek);
  useMoveKeys(board, columns, grab);
  /** A card that is picked up is dropped by Enter, though its link has the focus. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!isGrabbing || event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    grab.drop();
  };
  return { onKeyDownCapture };
}

function useCardKeys({ hrefOf, mayEdit }: BoardServices, isGrabbing: boolean, peek: Peek): void {
  const { focusedId, selectedIds, toggle, selectAll, clear } = useSelection();
  const router = useRouter();
  const isAvailable = focusedId !== undefined && !isGrabbing;
  useCommands([
    key('open', words.open, {
      keys: ['Enter', '[Control]+[Alt]+]'],
      isAvailable,
      run: () => focusedId !== undefined && router.push(hrefOf(focusedId), { scroll: false }),
    }),
    key('peek', peek.isOpen ? words.closePeek : words.peek, {
      keys: ['Space'],
      isAvailable: isAvailable || (peek.isOpen && !isGrabbing),
      run: peek.toggle,
    }),
    key('select', words.select, {
      keys: ['x'],
      isAvailable,
      run: () => focusedId !== undefined && toggle(focusedId),
    }),
    key('select-all', words.selectAll, { keys: ['$mod+a'], run: selectAll }),
    key('escape', peek.isOpen ? words.closePeek : words.clear, {
      keys: ['Escape'],
      isAvailable: !isGrabbing && (peek.isOpen || selectedIds.size > 0),
      run: peek.isOpen ? peek.toggle : clear,
    }),
    key('edit-title', words.editTitle, {
      keys: ['e', 'F2'],
      isAvailable: isAvailable && mayEdit,
      run: () => editTitle(focusedId),
    }),
  ]);
}

function useMoveKeys(
  board: BoardServices,
  columns: readonly ShownColumn[],
  { isGrabbing, grab, drop, putBack }: ReturnType<typeof useGrab>,
): void {
  const selection = useSelectionStore();
  const { focusedId } = useSelection();
  const shove = useShove(board, columns);
  const isAvailable = focusedId !== undefined && board.mayEdit && !isGrabbing;
  const move = { isAvailable, repeats: true };
  useCommands([
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
      isAvailable,
      run: () => grab(actionIdsOf(selection.read())),
    }),
    key('drop', words.drop, { keys: ['m', 'Space'], isAvailable: isGrabbing, run: drop }),
    key('put-back', words.putBack, { keys: ['Escape'], isAvailable: isGrabbing, run: putBack }),
  ]);
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
    leaveControl();
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
    const spot = spotOf(columns, ids[0]);
    const column = spot && columns[spot.column + along];
    const cards = readView().columns.find(({ id }) => id === column?.id)?.tasks;
    if (!spot || !column || !cards) return say(messages.say.edge);
    const index = along === 0 ? indexBeyond(cards, ids, rows) : Math.min(spot.row, cards.length);
    if (index < 0 || index > cards.length) return undefined;
    const wish = { taskIds: ids, columnId: column.id, ...neighboursAt(cards, index, ids) };
    move(wish);
    const after = withMove(readView(), wish).columns.find(({ id }) => id === column.id);
    const place = (after?.tasks.findIndex(({ id }) => id === ids[0]) ?? 0) + 1;
    const what = ids.length === 1 ? findCard(readView(), ids[0] ?? '')?.key : undefined;
    return say(messages.say.dropped(what ?? messages.tasks(ids.length), place, column.name));
  };
}

/** Before which card they land that go one place up or down. */
function indexBeyond(cards: readonly TaskCard[], ids: readonly string[], rows: number): number {
  const edge = rows > 0 ? ids.at(-1) : ids[0];
  return cards.findIndex(({ id }) => id === edge) + (rows > 0 ? 2 : -1);
}
