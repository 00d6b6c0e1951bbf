import { X } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { IconButton, StatusDot } from '@helix/ui';
import { isClosedCategory } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { RunBadge } from '../runs/run-badge.tsx';

type TaskLineProps = {
  task: TaskCard;
  removeLabel?: string;
  onRemove?: () => void;
  /** Where it stands in a list that draws only some of its rows. */
  place?: ComponentProps<'li'>;
};

/** Another task in one line, which leads to it. */
export function TaskLine({ task, removeLabel, onRemove, place }: TaskLineProps) {
  const { id, boardId, key, title, category, latestRun } = task;
  const isLive = latestRun?.status === 'running' || latestRun?.status === 'waiting';
  return (
    <li
      {...place}
      className="group/line -mx-1.5 flex min-h-8 items-center gap-2 rounded-md px-1.5 hover:bg-hover touch:min-h-11"
    >
      <StatusDot kind={category} />
      <span className="shrink-0 font-mono text-xs text-soft">{key}</span>
      <Link
        href={`/boards/${boardId}/tasks/${id}`}
        className={`min-w-0 flex-1 truncate text-sm ${isClosedCategory(category) ? 'text-soft line-through' : ''}`}
      >
        {title}
      </Link>
      {isLive && <RunBadge status={latestRun.status} />}
      {onRemove && removeLabel !== undefined && (
        <span className="opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100 touch:opacity-100">
          <IconButton
            size="small"
            label={removeLabel}
            icon={<X aria-hidden />}
            onClick={onRemove}
          />
        </span>
      )}
    </li>
  );
}
