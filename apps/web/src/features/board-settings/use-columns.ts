'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import type { EndpointCall } from '@helix/contracts';
import {
  createColumn,
  deleteColumn,
  orderColumns,
  updateColumn,
  type Column,
} from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { boardKeys } from '../boards/board-queries.ts';
import { columnKeys } from '../filters/column-queries.ts';

type ColumnChange = { columnId: string } & Omit<
  EndpointCall<typeof updateColumn>['body'],
  'version'
>;

/** What can be done with the columns of a board. A refusal is told and brings back what was. */
export function useColumns(boardId: string) {
  const queries = useQueryClient();
  const show = useToast();
  const key = columnKeys.of(boardId);
  const params = { boardId };
  const reread = async () => {
    await queries.invalidateQueries({ queryKey: key });
    await queries.invalidateQueries({ queryKey: boardKeys.view(boardId) });
  };
  const onError = (error: unknown) => {
    show(messageOf(error), 'bad');
    void queries.invalidateQueries({ queryKey: key });
  };
  const patch = (change: (columns: readonly Column[]) => Column[]) =>
    queries.setQueryData<Column[]>(key, (columns) => columns && change(columns));
  return {
    add: useMutation({
      mutationFn: (body: EndpointCall<typeof createColumn>['body']) =>
        client.call(createColumn, { params, body }),
      onSuccess: reread,
      onError,
    }),
    update: useMutation({
      scope: { id: `columns ${boardId}` },
      mutationFn: ({ columnId, ...body }: ColumnChange) =>
        client.call(updateColumn, { params: { boardId, columnId }, body }),
      onMutate: ({ columnId, ...change }) =>
        patch((columns) =>
          columns.map((column) =>
            column.id === columnId ? { ...column, ...given(change) } : column,
          ),
        ),
      onSuccess: reread,
      onError,
    }),
    order: useMutation({
      scope: { id: `columns ${boardId}` },
      mutationFn: (columnIds: readonly string[]) =>
        client.call(orderColumns, { params, body: { columnIds: [...columnIds] } }),
      onMutate: (columnIds) =>
        patch((columns) =>
          columnIds.flatMap((id) => columns.find((column) => column.id === id) ?? []),
        ),
      onSuccess: reread,
      onError,
    }),
    remove: useMutation({
      mutationFn: ({ columnId, moveTo }: { columnId: string; moveTo: string | undefined }) =>
        client.call(deleteColumn, {
          params: { boardId, columnId },
          query: moveTo === undefined ? {} : { moveTo },
        }),
      onSuccess: reread,
      onError,
    }),
  };
}

function given({ name, category, wipLimit }: Omit<ColumnChange, 'columnId'>) {
  return {
    ...(name !== undefined && { name }),
    ...(category !== undefined && { category }),
    ...(wipLimit !== undefined && { wipLimit }),
  };
}
