'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  createColumn,
  deleteColumn,
  orderColumns,
  updateColumn,
  type Category,
  type Column,
} from '@helix/contracts/structure';
import { client } from '../../../lib/browser-client.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { useUndo } from '../../undo/index.ts';
import { boardKeys, boardViews } from '../board-queries.ts';
import { withColumns, type BoardView } from '../board-view-patch.ts';
import { messages } from '../messages.ts';

export type NewColumn = {
  readonly name: string;
  readonly category: Category;
  readonly before: string | undefined;
};
type ColumnFields = {
  readonly columnId: string;
  readonly name?: string;
  readonly wipLimit?: number | null;
};

/** Changes of a board's columns; what the server says of them is shown at once. */
export function useColumnChanges(boardId: string) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const params = { boardId };
  const put = (columns: (view: BoardView) => readonly Column[]) => {
    for (const { key, view } of boardViews(queries, boardId))
      queries.setQueryData<BoardView>(key, withColumns(view, columns(view)));
  };
  const readAgain = () => queries.invalidateQueries({ queryKey: boardKeys.view(boardId) });
  const onError = (error: unknown) => {
    void readAgain();
    show(messageOf(error), 'bad');
  };
  const add = (column: NewColumn) => {
    const { before, ...fields } = column;
    const body = { ...fields, ...(before !== undefined && { before }) };
    return client.call(createColumn, { params, body });
  };
  return {
    create: useMutation({ mutationFn: add, onSuccess: readAgain, onError }),
    change: useMutation({
      mutationFn: ({ columnId, ...body }: ColumnFields) =>
        client.call(updateColumn, { params: { ...params, columnId }, body }),
      onSuccess: (column) =>
        put((view) => view.columns.map((known) => (known.id === column.id ? column : known))),
      onError,
    }),
    order: useMutation({
      mutationFn: (columnIds: string[]) =>
        client.call(orderColumns, { params, body: { columnIds } }),
      onMutate: (columnIds) =>
        put(({ columns }) =>
          columnIds.flatMap((id) => columns.find((column) => column.id === id) ?? []),
        ),
      onError,
    }),
    remove: useMutation({
      mutationFn: async (column: Column) => {
        const { columnId, next } = placeOf(boardViews(queries, boardId)[0]?.view, column);
        await client.call(deleteColumn, { params: { ...params, columnId } });
        return next;
      },
      onSuccess(before, { name, category }) {
        void readAgain();
        const again = async () => {
          await add({ name, category, before });
          await readAgain();
        };
        undo.offer({ title: messages.column.removed(name), undo: again });
      },
      onError,
    }),
  };
}

function placeOf(view: BoardView | undefined, { id }: Column) {
  const at = view?.columns.findIndex((column) => column.id === id) ?? -1;
  return { columnId: id, next: view?.columns[at + 1]?.id };
}
