'use client';

import { ChevronDown, ChevronUp, Ellipsis, Link2, Maximize2, PanelRight, X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { IconButton, Menu, Tooltip } from '@helix/ui';
import type { Task } from '@helix/contracts/tasks';
import { useTaskActions, useTaskMenu } from '../task-actions/index.ts';
import { messages } from './messages.ts';
import { useNeighbours } from './use-neighbours.ts';

type TaskHeaderProps = { task: Task; isPage: boolean; onClose?: () => void };

/** What can be done with a task as a whole, and the way to its neighbours. */
export function TaskHeader({ task, isPage, onClose }: TaskHeaderProps) {
  const { id, boardId, key } = task;
  const actions = useTaskActions();
  const menu = useTaskMenu();
  const { previous, next, goTo } = useNeighbours(task, isPage);
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-0.5 border-b border-line pr-2 pl-5 max-md:pl-4">
      <Tooltip label={messages.copyKey(key)} shortcut="$mod+Period">
        <button
          type="button"
          aria-label={messages.copyKey(key)}
          onClick={() => actions.run('copyKey', [id])}
          className="mr-auto rounded-md font-mono text-xs text-soft hover:text-ink touch:min-h-11"
        >
          {key}
        </button>
      </Tooltip>
      {(previous !== undefined || next !== undefined) && (
        <>
          <IconButton
            label={messages.previous}
            shortcut="Alt+ArrowUp"
            icon={<ChevronUp aria-hidden />}
            disabled={previous === undefined}
            onClick={() => goTo(previous)}
          />
          <IconButton
            label={messages.next}
            shortcut="Alt+ArrowDown"
            icon={<ChevronDown aria-hidden />}
            disabled={next === undefined}
            onClick={() => goTo(next)}
          />
        </>
      )}
      <IconButton
        label={messages.copyLink}
        shortcut="$mod+Shift+Comma"
        icon={<Link2 aria-hidden />}
        onClick={() => actions.run('copyLink', [id])}
      />
      {isPage ? (
        <IconLink href={`/boards/${boardId}/tasks/${id}`} label={messages.toBoard}>
          <PanelRight aria-hidden className="size-4" />
        </IconLink>
      ) : (
        <IconLink href={`/tasks/${id}`} label={messages.fullPage}>
          <Maximize2 aria-hidden className="size-4" />
        </IconLink>
      )}
      <Menu
        align="end"
        items={menu([id])}
        trigger={<IconButton label={messages.more(key)} icon={<Ellipsis aria-hidden />} />}
      />
      {onClose && (
        <IconButton
          label={messages.close}
          shortcut="Escape"
          icon={<X aria-hidden />}
          onClick={onClose}
        />
      )}
    </header>
  );
}

function IconLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <Link
        href={href}
        aria-label={label}
        className="grid size-8 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink touch:size-11"
      >
        {children}
      </Link>
    </Tooltip>
  );
}
