'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { moveTask, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { applyTask, boardKeys } from './board-queries.ts';
import { dropPlace, placeTask, type BoardView } from './board-view-patch.ts';

type Move = { task: TaskCard; columnId: string; index: number };

/** The card is there at once; if the server refuses, it goes back and says why. */
export function useMoveTask() {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: ({ task, columnId, index }: Move) => {
      const view = queries.getQueryData<BoardView>(boardKeys.view(task.boardId));
      const column = view?.columns.find(({ id }) => id === columnId);
      const place = dropPlace(column?.tasks ?? [], index, task.id);
      return client.call(moveTask, { params: { taskId: task.id }, body: { columnId, ...place } });
    },
    onMutate({ task, columnId, index }) {
      const key = boardKeys.view(task.boardId);
      const view = queries.getQueryData<BoardView>(key);
      const column = view?.columns.find(({ id }) => id === columnId);
      if (!view || !column) return;
      const next = column.tasks.slice(index).find(({ id }) => id !== task.id);
      const last = column.tasks.at(-1);
      // Only until the server answers with the real one: just before the next card, or after the last.
      const position = next
        ? `${next.position.slice(0, -1)}${before(next.position.at(-1))}~`
        : `${last?.position ?? 'a'}~`;
      queries.setQueryData(
        key,
        placeTask(view, { ...task, columnId, category: column.category, position }),
      );
    },
    onSuccess: (task) => applyTask(queries, task),
    onError(error, { task }) {
      void queries.invalidateQueries({ queryKey: boardKeys.view(task.boardId) });
      show(`${task.key} stays where it was: ${messageOf(error)}`, 'bad');
    },
  });
}

function before(character = 'a'): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 97) - 1);
}
