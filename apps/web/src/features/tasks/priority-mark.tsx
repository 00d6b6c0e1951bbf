import type { Priority } from '@helix/contracts/tasks';
import { messages } from './messages.ts';

const heights: Readonly<Record<Priority, number>> = {
  none: 0,
  low: 1,
  medium: 2,
  high: 3,
  urgent: 4,
};
const tones: Partial<Readonly<Record<Priority, string>>> = { urgent: 'text-bad', high: 'text-ink' };
const bar = (index: number) => `M${index * 4 - 2.5} 12V${10 - index * 2}`;

/** As few elements as can be: a board shows very many of them. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'none') return null;
  const lit = heights[priority];
  const bars = [1, 2, 3, 4];
  return (
    <svg
      role="img"
      aria-label={messages.priorityOf(messages.priorities[priority])}
      viewBox="0 0 16 14"
      strokeWidth="2.5"
      className={`h-3.5 w-4 shrink-0 fill-none stroke-current ${tones[priority] ?? ''}`}
    >
      <path d={bars.slice(0, lit).map(bar).join('')} />
      {lit < 4 && <path className="opacity-30" d={bars.slice(lit).map(bar).join('')} />}
    </svg>
  );
}
