import {
  Archive,
  ArrowRightLeft,
  Calendar,
  CircleDashed,
  Copy,
  CornerDownRight,
  Hash,
  Link,
  SignalHigh,
  Tag,
  Trash2,
  User,
  UserRoundPlus,
  type LucideIcon,
} from 'lucide-react';
import { messages } from './messages.ts';
import type { PickerKind } from './picker-kind.ts';
import type { DirectAction } from './task-actions-context.ts';

type ActionEntry = {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** Also where the first means something else, as L does among cards. */
  readonly always?: string;
  /** Also for who may only look. */
  readonly isHarmless?: boolean;
} & ({ readonly opens: PickerKind } | { readonly runs: DirectAction });

/** What can be done with tasks, in the order in which it is offered everywhere. */
export const taskActionList: readonly ActionEntry[] = [
  { opens: 'status', title: messages.actions.status, icon: CircleDashed, keys: 's' },
  { opens: 'assignee', title: messages.actions.assignee, icon: User, keys: 'a' },
  { runs: 'assignMe', title: messages.actions.assignMe, icon: UserRoundPlus, keys: 'i' },
  { opens: 'priority', title: messages.actions.priority, icon: SignalHigh, keys: 'p' },
  { opens: 'labels', title: messages.actions.labels, icon: Tag, keys: 'l', always: 'Shift+l' },
  { opens: 'due', title: messages.actions.due, icon: Calendar, keys: 'd' },
  { opens: 'parent', title: messages.actions.parent, icon: CornerDownRight, keys: 'Shift+p' },
  { opens: 'board', title: messages.actions.board, icon: ArrowRightLeft, keys: 'Shift+b' },
  { runs: 'duplicate', title: messages.actions.duplicate, icon: Copy, keys: 'Alt+Shift+d' },
  {
    runs: 'copyKey',
    title: messages.actions.copyKey,
    icon: Hash,
    keys: '$mod+Period',
    isHarmless: true,
  },
  {
    runs: 'copyLink',
    title: messages.actions.copyLink,
    icon: Link,
    keys: '$mod+Shift+Comma',
    isHarmless: true,
  },
  { runs: 'archive', title: messages.actions.archive, icon: Archive, keys: 'Shift+e' },
  { runs: 'delete', title: messages.actions.delete, icon: Trash2, keys: '$mod+Backspace' },
];
