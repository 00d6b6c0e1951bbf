import type { Priority } from '@helix/contracts/tasks';

const bars: Readonly<Record<Priority, number>> = { none: 0, low: 1, medium: 2, high: 3, urgent: 4 };

/** Said in words to those who cannot see the bars. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'none') return null;
  return (
    <span
      title={`Priority: ${priority}`}
      className={`inline-flex items-end gap-px ${priority === 'urgent' ? 'text-bad' : ''}`}
    >
      <span className="sr-only">{`Priority: ${priority}`}</span>
      {[1, 2, 3, 4].map((bar) => (
        <span
          key={bar}
          aria-hidden
          style={{ height: `${bar * 2 + 2}px` }}
          className={`w-0.5 rounded-sm bg-current ${bar <= bars[priority] ? '' : 'opacity-25'}`}
        />
      ))}
    </span>
  );
}
