'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FileUpload } from '@helix/contracts';
import { importCsv, importTrello, type CsvField, type TaskImport } from '@helix/contracts/imports';
import { client } from '../../lib/browser-client.ts';
import { boardKeys } from '../boards/board-queries.ts';
import { columnKeys } from '../filters/column-queries.ts';
import { labelKeys } from '../labels/label-queries.ts';
import { taskListKeys } from '../task-list/task-list-queries.ts';

/** The heading of the column that a field is read from; an empty one leaves the field out. */
export type Mapping = Partial<Readonly<Record<CsvField, string>>>;
export type ImportWish = { readonly file: File; readonly mapping: Mapping };

function isTrello({ name, type }: File): boolean {
  return type === 'application/json' || name.toLowerCase().endsWith('.json');
}

export function useImport(boardId: string) {
  const queries = useQueryClient();
  const send = ({ file, mapping }: ImportWish, dryRun: boolean): Promise<TaskImport> => {
    const params = { boardId };
    const query = { dryRun: dryRun ? ('true' as const) : ('false' as const) };
    const upload = uploadOf(file);
    return isTrello(file)
      ? client.call(importTrello, { params, query, body: upload })
      : client.call(importCsv, { params, query: { ...query, ...mapping }, body: upload });
  };
  return {
    preview: useMutation({ mutationFn: (wish: ImportWish) => send(wish, true) }),
    run: useMutation({
      mutationFn: (wish: ImportWish) => send(wish, false),
      onSuccess: () =>
        Promise.all(
          [boardKeys.view(boardId), columnKeys.of(boardId), labelKeys.all, taskListKeys.all].map(
            (queryKey) => queries.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  };
}

function uploadOf(file: File): FileUpload {
  const contentType = isTrello(file) ? 'application/json' : 'text/csv';
  return { name: file.name, contentType, data: file };
}
