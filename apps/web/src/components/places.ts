import {
  Activity,
  Bot,
  Boxes,
  ChartColumn,
  CircleUserRound,
  Gauge,
  House,
  Inbox,
  ListTodo,
  MessageCircle,
  MessagesSquare,
  Puzzle,
  ScrollText,
  Settings,
  SquareKanban,
  type LucideIcon,
} from 'lucide-react';
import { roles, type Role } from '@helix/contracts';
import { messages } from './messages.ts';

/** Where one can go. The sidebar, the palette and `G` then a letter are made from this list. */
export type Place = {
  readonly id: keyof typeof messages.places;
  readonly href: string;
  readonly icon: LucideIcon;
  readonly keys: string;
  /** Who may go there, when that is not everybody. */
  readonly role?: Role;
};

const myTasksPath = '/tasks?filter=assignee%3Ame%20is%3Aopen';

export const personalPlaces: readonly Place[] = [
  { id: 'home', href: '/', icon: House, keys: 'g h' },
  { id: 'inbox', href: '/inbox', icon: Inbox, keys: 'g i' },
  { id: 'myTasks', href: myTasksPath, icon: CircleUserRound, keys: 'g t' },
  { id: 'tasks', href: '/tasks', icon: ListTodo, keys: 'g l' },
];

export const boardsPlace: Place = {
  id: 'boards',
  href: '/boards',
  icon: SquareKanban,
  keys: 'g b',
};

export const agentsPlace: Place = { id: 'agents', href: '/agents', icon: Bot, keys: 'g a' };

export const workspacePlaces: readonly Place[] = [
  { id: 'runs', href: '/runs', icon: Activity, keys: 'g r' },
  { id: 'chats', href: '/chats', icon: MessageCircle, keys: 'g o' },
  { id: 'skills', href: '/skills', icon: Puzzle, keys: 'g s' },
  { id: 'models', href: '/models', icon: Boxes, keys: 'g m' },
  { id: 'calls', href: '/calls', icon: MessagesSquare, keys: 'g c' },
  { id: 'usage', href: '/usage', icon: ChartColumn, keys: 'g u' },
  { id: 'activity', href: '/activity', icon: Gauge, keys: 'g y' },
  { id: 'audit', href: '/audit', icon: ScrollText, keys: 'g d', role: 'admin' },
  { id: 'settings', href: '/settings', icon: Settings, keys: 'g e' },
];

export const places: readonly Place[] = [
  ...personalPlaces,
  boardsPlace,
  agentsPlace,
  ...workspacePlaces,
];

/** Whether a role leads there. */
export const isOpenTo = (role: Role, { role: least }: Place) =>
  least === undefined || roles.indexOf(role) >= roles.indexOf(least);

export const titleOf = ({ id }: Place) => messages.places[id];
