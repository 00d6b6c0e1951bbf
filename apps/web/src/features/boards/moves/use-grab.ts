'use client';

import { useState } from 'react';
import type { BoardServices } from '../board-context.tsx';
import { findCard } from '../board-view-patch.ts';
import { linePlace } from './drop-line.ts';
import { messages } from '../messages.ts';
import { neighboursAt } from './move.ts';
import { spotOf, type ShownColumn } from '../columns/shown-columns.ts';

const { say: words } = messages;
type Grabbed = {
  readonly taskIds: readonly string[];
  readonly columnId: string;
  readonly row: number;
};
type Board = Pick<BoardServices, 'line' | 'say' | 'move' | 'readView'>;

/** Cards that were picked up by the keyboard: a line goes where they would land, and every step is said. */
export function useGrab(board: Board, columns: readonly ShownColumn[]) {
  const [grabbed, setGrabbed] = useState<Grabbed>();
  const { line, say, move, readView } = board;
  const whatOf = (ids: readonly string[]) =>
    ids.length === 1 ? (findCard(readView(), ids[0] ?? '')?.key ?? '') : messages.tasks(ids.length);
  const staying = ({ columnId, taskIds }: Grabbed) =>
    columns.find(({ id }) => id === columnId)?.taskIds.filter((id) => !taskIds.includes(id)) ?? [];
  const show = (next: Grabbed) => {
    setGrabbed(next);
    const others = staying(next);
    const above = others[next.row];
    line.put(
      above === undefined
        ? linePlace.end(next.columnId, undefined)
        : linePlace.before(above, undefined),
    );
    const name = columns.find(({ id }) => id === next.columnId)?.name ?? '';
    return words.place(next.row + 1, others.length + 1, name);
  };
  const end = () => {
    setGrabbed(undefined);
    line.put(undefined);
  };
  return {
    isGrabbing: grabbed !== undefined,
    grab(taskIds: readonly string[]) {
      const spot = spotOf(columns, taskIds[0]);
      const column = spot && columns[spot.column];
      if (!column) return;
      const row = column.taskIds.slice(0, spot.row).filter((id) => !taskIds.includes(id)).length;
      const place = show({ taskIds, columnId: column.id, row });
      say(`${words.grabbed(whatOf(taskIds))} ${place}`);
    },
    step(by: { rows: number; columns: number }) {
      if (!grabbed) return;
      const at = columns.findIndex(({ id }) => id === grabbed.columnId);
      const column = columns[at + by.columns];
      if (!column) return say(words.edge);
      const moved = { ...grabbed, columnId: column.id };
      const row = Math.max(0, Math.min(grabbed.row + by.rows, staying(moved).length));
      say(show({ ...moved, row }));
    },
    drop() {
      if (!grabbed) return;
      const { taskIds, columnId, row } = grabbed;
      const cards = readView().columns.find(({ id }) => id === columnId)?.tasks ?? [];
      const next = staying(grabbed)[row];
      const index = next === undefined ? cards.length : cards.findIndex(({ id }) => id === next);
      const name = columns.find(({ id }) => id === columnId)?.name ?? '';
      move({ taskIds, columnId, ...neighboursAt(cards, index, taskIds) });
      say(words.dropped(whatOf(taskIds), row + 1, name));
      end();
    },
    putBack() {
      if (grabbed) say(words.putBack(whatOf(grabbed.taskIds)));
      end();
    },
  };
}
