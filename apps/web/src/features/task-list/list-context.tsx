'use client';

import { createContext, useContext } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Density, ViewColumn } from '../filters/view-state.ts';
import type { TaskNames } from './use-task-names.ts';

/** What every row needs. */
export type ListServices = {
  readonly columns: readonly ViewColumn[];
  readonly density: Density;
  readonly names: TaskNames;
  /** The day it is for the organization. */
  readonly today: string;
  /** The row whose title is being written. */
  readonly editedId: string | undefined;
  readonly edit: (taskId: string | undefined) => void;
  readonly hrefOf: (task: TaskCard) => string;
};

export const ListContext = createContext<ListServices | undefined>(undefined);

export function useList(): ListServices {
  const services = useContext(ListContext);
  if (!services) throw new Error('this belongs in a list');
  return services;
}
