'use client';

import { createContext, useContext, type RefObject } from 'react';
import type { Agent } from '@helix/contracts/agents';
import type { Label } from '@helix/contracts/structure';
import type { Density } from '../filters/view-state.ts';
import type { BoardView } from './board-view-patch.ts';
import type { DropLine } from './moves/drop-line.ts';
import type { Move } from './moves/move.ts';

export type Person = { readonly id: string; readonly name: string };
export type AgentFace = Pick<Agent, 'id' | 'name' | 'avatar'>;
/** Those whom cards name. Each stays the same object while nothing of it changes. */
export type BoardNames = {
  readonly agents: ReadonlyMap<string, AgentFace>;
  readonly members: ReadonlyMap<string, Person>;
  readonly labels: ReadonlyMap<string, Label>;
};

/** What every part of a board needs. It changes seldom, as all cards are drawn again when it does. */
export type BoardServices = {
  readonly boardId: string;
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
  readonly density: Density;
  /** Leads to a task beside the board, which stays as it is shown. */
  readonly hrefOf: (taskId: string) => string;
  readonly names: BoardNames;
  /** The day it is for the organization. */
  readonly today: string;
  readonly line: DropLine;
  readonly root: RefObject<HTMLDivElement | null>;
  /** As it is shown at this moment. */
  readonly readView: () => BoardView;
  readonly move: (move: Move) => void;
  readonly say: (text: string) => void;
};

/** What lies folded, and how that changes. */
export type Folding = {
  readonly collapsed: ReadonlySet<string>;
  readonly onCollapse: (id: string, isCollapsed: boolean) => void;
};

export const BoardContext = createContext<BoardServices | undefined>(undefined);

export function useBoard(): BoardServices {
  const services = useContext(BoardContext);
  if (!services) throw new Error('this belongs on a board');
  return services;
}
