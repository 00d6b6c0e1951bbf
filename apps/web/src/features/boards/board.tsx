'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useParams } from 'next/navigation';
import { useMemo } from 'react';
import { client } from '../../lib/browser-client.ts';
import { DisplayMenu, FilterBar, useView, ViewSwitch } from '../filters/index.ts';
import { PresenceAvatars } from '../presence/index.ts';
import { ViewActions } from '../saved-views/view-actions.tsx';
import { SelectionProvider } from '../selection/index.ts';
import { BoardBody } from './board-body.tsx';
import { BoardHeader } from './board-header.tsx';
import { overviewQuery } from './board-queries.ts';
import { BoardTrouble } from './board-trouble.tsx';
import type { BoardView } from './board-view-patch.ts';
import { laneGroupOf, lanesOf } from './lanes/lanes.ts';
import { shownColumns } from './columns/shown-columns.ts';
import { useBoardNames } from './use-board-names.ts';
import { useBoardView } from './use-board-view.ts';
import { useCollapsed } from './lanes/use-collapsed.ts';

/** Who looks at a board does not wait for what makes a list. */
const TasksPage = dynamic(async () => (await import('../task-list/tasks-page.tsx')).TasksPage);

type BoardProps = {
  boardId: string;
  /** Columns and lanes that this browser has collapsed, as the server rendered them. */
  collapsed: readonly string[];
};

export function Board({ boardId, collapsed: initial }: BoardProps) {
  const control = useView();
  const { filter, group, density, layout } = control.view;
  const { taskId } = useParams<{ taskId?: string }>();
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
  if (layout === 'list') {
    return (
      <TasksPage control={control} boardId={boardId} title={view.board.name}>
        <ViewActions control={control} boardId={boardId} />
        <ViewSwitch control={control} />
      </TasksPage>
    );
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
          <PresenceAvatars boardId={boardId} taskId={taskId} />
          <ViewActions control={control} boardId={boardId} />
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
