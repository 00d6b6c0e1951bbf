import {
  Bot,
  Boxes,
  CircleCheck,
  CircleUserRound,
  Layers,
  MessageSquare,
  Play,
  Puzzle,
  SquareKanban,
  type LucideIcon,
} from 'lucide-react';
import type { SearchKind } from '@helix/contracts/search';

export type ThingKind = SearchKind | 'view' | 'model' | 'run';

export const kindIcons: Readonly<Record<ThingKind, LucideIcon>> = {
  task: CircleCheck,
  comment: MessageSquare,
  agent: Bot,
  skill: Puzzle,
  board: SquareKanban,
  member: CircleUserRound,
  view: Layers,
  model: Boxes,
  run: Play,
};
