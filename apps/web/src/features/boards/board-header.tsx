'use client';

import { Settings } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge, buttonClass, Tooltip } from '@helix/ui';
import type { BoardView } from './board-view-patch.ts';
import { messages } from './messages.ts';

type BoardHeaderProps = {
  board: BoardView['board'];
  mayEdit: boolean;
  mayManage: boolean;
  /** What narrows the view. */
  filter?: ReactNode;
  /** Who else is here, and how the view looks. */
  children?: ReactNode;
};

export function BoardHeader({ board, mayEdit, mayManage, filter, children }: BoardHeaderProps) {
  const isArchived = board.archivedAt !== null;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 gutter py-2">
      <h1 className="truncate text-lg font-semibold max-md:sr-only" title={board.description}>
        {board.name}
      </h1>
      {isArchived && <Badge tone="busy">{messages.archived}</Badge>}
      {!isArchived && !mayEdit && (
        <span title={messages.readOnly}>
          <Badge tone="soft">{messages.overview.mayOnlyView}</Badge>
        </span>
      )}
      <div className="min-w-0 flex-1">{filter}</div>
      <div className="ml-auto flex items-center gap-1">
        {children}
        {(mayManage || isArchived) && (
          <Tooltip label={messages.settings}>
            <Link
              href={`/boards/${board.id}/settings`}
              aria-label={messages.settings}
              className={`${buttonClass({ look: 'quiet', size: 'small' })} w-7 px-0! touch:w-11`}
            >
              <Settings className="size-4" aria-hidden />
            </Link>
          </Tooltip>
        )}
      </div>
    </header>
  );
}
