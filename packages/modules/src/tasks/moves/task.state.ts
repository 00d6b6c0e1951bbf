import type { EventActor } from '@helix/contracts';
import type { Category } from '@helix/contracts/structure';

/** A service acts for the platform itself and moves as a person may. */
export type MoverKind = EventActor['kind'];
type Movable = { readonly category: Category; readonly requiresApproval: boolean };

/** What an agent may do on its own: take work, and hand it back. Never finish it. */
const agentMoves: Readonly<Partial<Record<Category, readonly Category[]>>> = {
  todo: ['in_progress'],
  in_progress: ['review', 'waiting'],
  waiting: ['in_progress'],
};

/** A cancelled task is taken up again from the start, not from the middle. */
const fromCancelled: readonly Category[] = ['backlog', 'todo'];

export type MoveRefusal = 'not_for_agents' | 'reopen_first' | 'approval_required';

/** Why a mover may not take a task to a category; nothing when it may. */
export function refuseMove(
  mover: MoverKind,
  { category: from, requiresApproval }: Movable,
  to: Category,
): MoveRefusal | undefined {
  if (from === to) return undefined;
  if (mover === 'agent') return agentMoves[from]?.includes(to) ? undefined : 'not_for_agents';
  if (from === 'cancelled' && !fromCancelled.includes(to)) return 'reopen_first';
  return to === 'done' && requiresApproval ? 'approval_required' : undefined;
}

export type ReviewRefusal = 'not_in_review' | 'own_approval';

/** Why somebody may not approve; whoever asked for the review has no say where an approval is required. */
export function refuseApproval(
  reviewer: Pick<EventActor, 'kind' | 'id'>,
  task: Movable & { readonly requester: Pick<EventActor, 'kind' | 'id'> | null },
): ReviewRefusal | undefined {
  if (task.category !== 'review') return 'not_in_review';
  const { requester, requiresApproval } = task;
  const own = requester?.kind === reviewer.kind && requester.id === reviewer.id;
  return own && requiresApproval ? 'own_approval' : undefined;
}

/** How many more tasks a column takes; without a limit, any number. */
export function roomLeft(wipLimit: number | null, count: number): number {
  return wipLimit === null ? Number.POSITIVE_INFINITY : Math.max(0, wipLimit - count);
}

/** Categories in which nobody starts work: it is over, until somebody reopens it. */
export function isClosed(category: Category): boolean {
  return category === 'done' || category === 'cancelled';
}
