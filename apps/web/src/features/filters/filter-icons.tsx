import {
  Activity,
  AtSign,
  Bot,
  Calendar,
  CalendarCheck,
  CalendarClock,
  CalendarPlus,
  CircleDashed,
  Columns3,
  CornerDownRight,
  Hash,
  Info,
  PanelsTopLeft,
  Paperclip,
  PenLine,
  Play,
  SignalHigh,
  Tag,
  User,
} from 'lucide-react';
import type { FilterField } from './filter-values.ts';

const icons: Readonly<Record<FilterField, typeof Tag>> = {
  status: CircleDashed,
  priority: SignalHigh,
  assigned: AtSign,
  run: Play,
  has: Paperclip,
  is: Info,
  board: PanelsTopLeft,
  column: Columns3,
  label: Tag,
  assignee: User,
  agent: Bot,
  creator: PenLine,
  parent: CornerDownRight,
  key: Hash,
  due: Calendar,
  created: CalendarPlus,
  updated: CalendarClock,
  completed: CalendarCheck,
};

export function FieldIcon({ field }: { field: FilterField | undefined }) {
  const Icon = field === undefined ? Activity : icons[field];
  return <Icon className="size-4 text-soft" aria-hidden />;
}
