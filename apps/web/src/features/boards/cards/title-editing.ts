import { useSyncExternalStore } from 'react';

let editedId: string | undefined;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Which card's title is being written; one at a time. */
export function editTitle(taskId: string | undefined): void {
  editedId = taskId;
  for (const listener of listeners) listener();
}

export function useIsEditing(taskId: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => editedId === taskId,
    () => false,
  );
}
