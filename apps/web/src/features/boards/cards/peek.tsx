'use client';

import { TaskPeek } from '../../tasks/task-peek.tsx';
import { useBoard } from '../board-context.tsx';
import { findCard } from '../board-view-patch.ts';
import { CardFacts, CardPeople } from './card-facts.tsx';

export function Peek({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { readView, hrefOf } = useBoard();
  const view = readView();
  const card = findCard(view, taskId);
  if (!card) return null;
  return (
    <TaskPeek
      task={card}
      status={view.columns.find(({ id }) => id === card.columnId)?.name}
      href={hrefOf(card.id)}
      people={<CardPeople task={card} />}
      facts={<CardFacts task={card} />}
      onClose={onClose}
    />
  );
}
