import type { Category } from '@helix/contracts/structure';

export type MoverKind = 'member' | 'agent';

/** What an agent may do on its own: take work, and hand it back. Never finish it. */
const agentMoves: Readonly<Partial<Record<Category, readonly Category[]>>> = {
  todo: ['in_progress'],
  in_progress: ['review', 'waiting'],
  waiting: ['in_progress'],
};

/** A cancelled task is taken up again from the start, not from the middle. */
const fromCancelled: readonly Category[] = ['backlog', 'todo'];

export function canMove(mover: MoverKind, from: Category, to: Category): boolean {
  if (from === to) return true;
  if (mover === 'agent') return agentMoves[from]?.includes(to) ?? false;
  return from === 'cancelled' ? fromCancelled.includes(to) : true;
}

/** Categories in which nobody starts work: it is over, until somebody reopens it. */
export function isClosed(category: Category): boolean {
  return category === 'done' || category === 'cancelled';
}
