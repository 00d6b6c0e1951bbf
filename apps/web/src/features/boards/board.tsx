'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { BoardTrouble } from './board-trouble.tsx';
import { client } from '../../lib/browser-client.ts';
import { DisplayMenu, FilterBar, useView, ViewSwitch } from '../filters/index.ts';
import { SelectionProvider } from '../selection/index.ts';
import { BoardBody } from './board-body.tsx';
import { BoardHeader } from './board-header.tsx';
import { overviewQuery } from './board-queries.ts';
import type { BoardView } from './board-view-patch.ts';
import { laneGroupOf, lanesOf } from './lanes.ts';
import { shownColumns } from './shown-columns.ts';
import { useBoardNames } from './use-board-names.ts';
import { useBoardView } from './use-board-view.ts';
import { useCollapsed } from './use-collapsed.ts';

type BoardProps = {
  boardId: string;
  /** Columns and lanes that this browser has collapsed, as the server rendered them. */
  collapsed: readonly string[];
  /** In the header, such as who else is here. */
  children?: ReactNode;
};

export function Board({ boardId, collapsed: initial, children }: BoardProps) {
  const control = useView();
  const { filter, group, density } = control.view;
  const laneGroup = laneGroupOf(group);
  const { view, error, refetch } = useBoardView(boardId, filter);
  const names = useBoardNames();
  const { collapsed, collapse } = useCollapsed(initial);
  const lanes = useMemo(
    () => (view && laneGroup ? lanesOf(view, laneGroup, names) : undefined),
    [view, laneGroup, names],
  );
  const columns = useMemo(
    () => (view ? shownColumns(view, lanes, collapsed) : []),
    [view, lanes, collapsed],
  );
  const ids = useMemo(() => columns.flatMap(({ taskIds }) => taskIds), [columns]);
  const permission = usePermission(boardId);
  if (!view) {
    return error ? (
      <BoardTrouble
        error={error}
        onClear={filter === '' ? undefined : () => control.change({ filter: '' })}
        onRetry={() => void refetch()}
      />
    ) : null;
  }
  const isArchived = view.board.archivedAt !== null;
  const may = {
    mayEdit: !isArchived && (permission === 'create' || permission === 'manage'),
    mayManage: !isArchived && permission === 'manage',
  };
  return (
    <SelectionProvider ids={ids}>
      <BoardBody
        view={view}
        names={names}
        density={density}
        columns={columns}
        lanes={lanes}
        collapsed={collapsed}
        onCollapse={collapse}
        {...may}
      >
        <BoardHeader
          board={view.board}
          {...may}
          filter={<FilterBar control={control} boardId={boardId} count={countOf(view, filter)} />}
        >
          {children}
          <ViewSwitch control={control} />
          <DisplayMenu control={control} />
        </BoardHeader>
      </BoardBody>
    </SelectionProvider>
  );
}

/** Said only while something narrows the view. */
function countOf({ columns }: BoardView, filter: string) {
  if (filter === '') return undefined;
  return { count: columns.reduce((sum, { count }) => sum + count, 0), isExact: true };
}

function usePermission(boardId: string) {
  const { data } = useQuery(overviewQuery(client));
  return data?.boards.find(({ id }) => id === boardId)?.permission;
}
