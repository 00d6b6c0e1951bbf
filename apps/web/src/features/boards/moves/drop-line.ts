import { useSyncExternalStore } from 'react';

/** Where the line is that says where what is being moved would land. Drawn by the one card beside it. */
export type DropLine = {
  read(): string | undefined;
  put(place: string | undefined): void;
  subscribe(listener: () => void): () => void;
};

export const linePlace = {
  before: (taskId: string, laneId: string | undefined) => `before ${taskId} ${laneId ?? ''}`,
  end: (columnId: string, laneId: string | undefined) => `end ${columnId} ${laneId ?? ''}`,
};

export function createDropLine(): DropLine {
  let place: string | undefined;
  const listeners = new Set<() => void>();
  return {
    read: () => place,
    put(next) {
      if (next === place) return;
      place = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useHasLine(line: DropLine, place: string): boolean {
  const read = () => line.read() === place;
  return useSyncExternalStore(line.subscribe, read, () => false);
}
