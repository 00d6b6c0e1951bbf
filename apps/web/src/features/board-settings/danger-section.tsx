'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, Card, ConfirmTyped, Section, useToast } from '@helix/ui';
import {
  archiveBoard,
  deleteBoard,
  restoreBoard,
  type BoardForMe,
} from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { boardKeys } from '../boards/board-queries.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { useRereadBoard } from './use-board-changes.ts';

const words = messages.danger;

/** Putting a board away can be undone, deleting it cannot. */
export function DangerSection({ board }: { board: BoardForMe }) {
  const [isDeleting, setIsDeleting] = useState(false);
  const { archive, restore, remove } = useBoardEnds(board);
  const isArchived = board.archivedAt !== null;
  return (
    <Section title={words.title}>
      <Card className="grid divide-y divide-line">
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="min-w-60 flex-1 text-sm text-soft">
            {isArchived ? words.restoreText : words.archiveText}
          </p>
          {isArchived ? (
            <Button busy={restore.isPending} onClick={() => restore.mutate()}>
              {words.restore}
            </Button>
          ) : (
            <Button busy={archive.isPending} onClick={() => archive.mutate()}>
              {words.archive}
            </Button>
          )}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="min-w-60 flex-1 text-sm text-soft">{words.deleteText}</p>
          <Button look="danger" onClick={() => setIsDeleting(true)}>
            {words.delete}
          </Button>
        </div>
      </Card>
      <ConfirmTyped
        open={isDeleting}
        onOpenChange={(isOpen) => {
          setIsDeleting(isOpen);
          remove.reset();
        }}
        title={words.deleteTitle(board.name)}
        expected={board.key}
        confirmLabel={words.delete}
        busy={remove.isPending}
        error={remove.isError ? messageOf(remove.error) : undefined}
        onConfirm={() => remove.mutate()}
      >
        {words.deleteBody}
      </ConfirmTyped>
    </Section>
  );
}

function useBoardEnds(board: BoardForMe) {
  const show = useToast();
  const undo = useUndo();
  const router = useRouter();
  const reread = useRereadBoard(board.id);
  const queries = useQueryClient();
  const part = { params: { boardId: board.id }, body: {} };
  const onError = (error: unknown) => {
    show(messageOf(error), 'bad');
  };
  const restoring = async () => {
    await client.call(restoreBoard, part);
    await reread();
  };
  return {
    archive: useMutation({
      mutationFn: () => client.call(archiveBoard, part),
      onSuccess: async () => {
        await reread();
        undo.offer({ title: words.archived(board.name), undo: restoring });
      },
      onError,
    }),
    restore: useMutation({
      mutationFn: restoring,
      onSuccess: () => show(words.restored(board.name), 'good'),
      onError,
    }),
    remove: useMutation({
      mutationFn: () => client.call(deleteBoard, { params: { boardId: board.id } }),
      onSuccess: async () => {
        router.push('/boards');
        show(words.deleted(board.name));
        await queries.invalidateQueries({ queryKey: boardKeys.overview });
      },
    }),
  };
}
