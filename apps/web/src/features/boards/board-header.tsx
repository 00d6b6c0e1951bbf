'use client';

import type { ReactNode } from 'react';
import { Badge } from '@helix/ui';
import type { BoardView } from './board-view-patch.ts';
import { messages } from './messages.ts';

type BoardHeaderProps = { board: BoardView['board']; mayEdit: boolean; children?: ReactNode };

/** The name of a board; whatever narrows or changes the view of it stands beside it. */
export function BoardHeader({ board, mayEdit, children }: BoardHeaderProps) {
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-5 py-2.5 max-md:px-3">
      <h1 className="truncate text-lg font-semibold">{board.name}</h1>
      <span className="font-mono text-xs text-soft max-md:hidden">{board.key}</span>
      {board.archivedAt !== null ? (
        <Badge tone="busy">{messages.archived}</Badge>
      ) : (
        !mayEdit && (
          <span title={messages.readOnly}>
            <Badge tone="soft">{messages.overview.mayOnlyView}</Badge>
          </span>
        )
      )}
      {children}
    </header>
  );
}
