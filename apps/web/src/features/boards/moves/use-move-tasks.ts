'use client';

import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { bulkTasks, moveTask, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../../lib/browser-client.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { useUndo } from '../../undo/index.ts';
import { applyTask } from '../board-queries.ts';
import { findCard, type BoardView } from '../board-view-patch.ts';
import { messages } from '../messages.ts';
import { movesBack, type Move } from './move.ts';

type Refusal = { readonly taskId: string; readonly reason: string };
type Outcome = { readonly moved: readonly TaskCard[]; readonly refused: readonly Refusal[] };
/** A move, and the board as it was shown when it was made. */
export type MoveWish = { readonly move: Move; readonly view: BoardView };

const moveKey = (boardId: string) => ['move', boardId] as const;

/**
 * The cards are there at once: while a move is under way it is laid over the board. When the server refuses, it is
 * taken off again, and the reason is said.
 */
export function useMoveTasks(boardId: string) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const keysOf = (view: BoardView, taskIds: readonly string[]) =>
    taskIds.map((id) => findCard(view, id)?.key ?? '');
  return useMutation({
    mutationKey: moveKey(boardId),
    // In turn, as each is said in terms of where the one before has put the cards.
    scope: { id: `move on ${boardId}` },
    mutationFn: ({ move }: MoveWish) => send(move),
    onSuccess({ moved, refused }, { move, view }) {
      for (const task of moved) applyTask(queries, task);
      for (const { taskId, reason } of refused)
        show(messages.notMoved(keysOf(view, [taskId]), reason), 'bad');
      const crossed = moved.filter(({ id }) => findCard(view, id)?.columnId !== move.columnId);
      if (crossed.length === 0) return;
      const ids = crossed.map(({ id }) => id);
      const name = view.columns.find(({ id }) => id === move.columnId)?.name ?? '';
      undo.offer({
        title: messages.moved(keysOf(view, ids), name),
        undo: async () => {
          for (const back of movesBack(view, ids)) {
            for (const task of (await send(back)).moved) applyTask(queries, task);
          }
        },
      });
    },
    onError: (error, { move, view }) =>
      show(messages.notMoved(keysOf(view, move.taskIds), messageOf(error)), 'bad'),
  });
}

/** Those of this board that the server has not answered yet, in their order. */
export function useMovesUnderWay(boardId: string): readonly Move[] {
  return useMutationState({
    filters: { mutationKey: moveKey(boardId), status: 'pending' },
    select: ({ state }) => moveOf(state.variables),
  }).filter((move) => move !== undefined);
}

function moveOf(variables: unknown): Move | undefined {
  const isWish = typeof variables === 'object' && variables !== null && 'move' in variables;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- mutations of this key are made above only
  return isWish ? (variables as MoveWish).move : undefined;
}

async function send({ taskIds, columnId, before, after }: Move): Promise<Outcome> {
  const place = {
    columnId,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
  const [taskId] = taskIds;
  if (taskIds.length === 1 && taskId !== undefined) {
    const task = await client.call(moveTask, { params: { taskId }, body: place });
    return { moved: [task], refused: [] };
  }
  const { items } = await client.call(bulkTasks, {
    body: { taskIds: [...taskIds], move: place, partial: true },
  });
  return {
    moved: items.flatMap(({ outcome, task }) => (outcome !== 'refused' && task ? [task] : [])),
    refused: items.flatMap((item) =>
      item.outcome === 'refused'
        ? [{ taskId: item.taskId, reason: item.error?.message ?? '' }]
        : [],
    ),
  };
}
