'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Field, Select, useToast } from '@helix/ui';
import type { Column } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { boardQuery } from '../boards/board-queries.ts';
import { messages } from './messages.ts';
import type { useColumns } from './use-columns.ts';

const words = messages.columns;

type DeleteColumnDialogProps = {
  column: Column;
  columns: readonly Column[];
  remove: ReturnType<typeof useColumns>['remove'];
  onClose: () => void;
};

/** Nothing is lost with a column: its tasks go to another one first. */
export function DeleteColumnDialog({ column, columns, remove, onClose }: DeleteColumnDialogProps) {
  const { data: view } = useQuery(boardQuery(client, column.boardId));
  const show = useToast();
  const targets = columns.filter(
    ({ id, category }) => id !== column.id && category === column.category,
  );
  const [moveTo, setMoveTo] = useState(targets[0]?.id);
  const count = view?.columns.find(({ id }) => id === column.id)?.count ?? 0;
  const isStuck = targets.length === 0 && count > 0;
  const confirm = () =>
    remove.mutate(
      { columnId: column.id, moveTo },
      {
        onSuccess: () => {
          show(words.removed(column.name));
          onClose();
        },
      },
    );
  return (
    <Dialog
      size="small"
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.removeTitle(column.name)}
      description={isStuck ? words.noTarget : words.removeText(count)}
      footer={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button look="danger" disabled={isStuck} busy={remove.isPending} onClick={confirm}>
            {words.confirm}
          </Button>
        </>
      }
    >
      {targets.length > 0 && (
        <Field label={words.moveTo}>
          <Select value={moveTo} onChange={(event) => setMoveTo(event.target.value)}>
            {targets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </Dialog>
  );
}
