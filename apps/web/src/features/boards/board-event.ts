import type { LiveEvent } from '../live/live-event.ts';
import {
  findCard,
  patchCard,
  placeTask,
  removeTask,
  withColumns,
  withPositions,
  withRun,
  type BoardView,
} from './board-view-patch.ts';

/** The board after a fact. What says nothing of this board leaves it as it is. */
export function withEvent(view: BoardView, event: LiveEvent): BoardView {
  switch (event.type) {
    case 'task.created':
    case 'task.updated':
    case 'task.moved':
    case 'task.transferred':
    case 'task.archived':
    case 'task.deleted':
    case 'task.restored': {
      const { task } = event.data;
      return task.boardId === view.board.id || findCard(view, task.id)
        ? placeTask(view, task)
        : view;
    }
    case 'run.created':
    case 'run.changed': {
      const { run } = event.data;
      const task = run.taskId === null ? undefined : findCard(view, run.taskId);
      return task ? patchCard(view, task.id, { latestRun: withRun(task, run).latestRun }) : view;
    }
    default:
      return withSurroundings(withStructure(view, event), event);
  }
}

function withStructure(view: BoardView, event: LiveEvent): BoardView {
  switch (event.type) {
    case 'column.reordered':
      return event.data.boardId === view.board.id
        ? withPositions(view, event.data.positions)
        : view;
    case 'column.ordered':
      return event.data.boardId === view.board.id ? withColumns(view, event.data.columns) : view;
    case 'column.created':
    case 'column.deleted':
      return event.data.column.boardId === view.board.id
        ? withColumns(view, event.data.columns)
        : view;
    case 'column.updated': {
      const { column } = event.data;
      const columns = view.columns.map((known) => (known.id === column.id ? column : known));
      return column.boardId === view.board.id ? withColumns(view, columns) : view;
    }
    case 'board.updated':
      return event.data.board.id === view.board.id ? { ...view, board: event.data.board } : view;
    default:
      return view;
  }
}

function withSurroundings(view: BoardView, event: LiveEvent): BoardView {
  switch (event.type) {
    case 'task.removed':
      return event.data.boardId === view.board.id ? removeTask(view, event.data.taskId) : view;
    case 'task.counted': {
      const { taskId, subtasks, openBlockers } = event.data;
      return patchCard(view, taskId, { subtasks, openBlockers });
    }
    case 'comment.created':
    case 'comment.restored': {
      const { comment, commentCount } = event.data;
      return patchCard(view, comment.taskId, { commentCount });
    }
    case 'comment.deleted':
      return patchCard(view, event.data.taskId, { commentCount: event.data.commentCount });
    case 'attachment.added': {
      const { attachment, attachmentCount } = event.data;
      return patchCard(view, attachment.taskId, { attachmentCount });
    }
    case 'attachment.removed':
      return patchCard(view, event.data.taskId, { attachmentCount: event.data.attachmentCount });
    case 'checklist.item_added':
    case 'checklist.item_updated':
    case 'checklist.item_removed':
      return patchCard(view, event.data.item.taskId, { checklist: event.data.checklist });
    default:
      return view;
  }
}
