import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleX,
  ScanEye,
} from 'lucide-react';
import { categories, type Category } from '@helix/contracts/structure';

const marks: Readonly<Record<Category, { Icon: typeof Circle; color: string }>> = {
  backlog: { Icon: CircleDashed, color: 'text-soft' },
  todo: { Icon: Circle, color: 'text-soft' },
  in_progress: { Icon: CircleDot, color: 'text-busy' },
  waiting: { Icon: CirclePause, color: 'text-busy' },
  review: { Icon: ScanEye, color: 'text-accent' },
  done: { Icon: CircleCheck, color: 'text-good' },
  cancelled: { Icon: CircleX, color: 'text-soft' },
};

/** Where work stands, by shape and by colour; its name stands beside it. */
export function CategoryMark({ category }: { category: string }) {
  const known = categories.find((one) => one === category);
  if (known === undefined) return null;
  const { Icon, color } = marks[known];
  return <Icon className={`size-4 shrink-0 ${color}`} aria-hidden />;
}
