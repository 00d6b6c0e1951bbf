'use client';

import { useQuery } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { useMemo } from 'react';
import { client } from '../../lib/browser-client.ts';
import { useView } from '../filters/view-state.ts';
import { TasksPage } from '../task-list/tasks-page.tsx';
import { savedViewsQuery } from './saved-view-queries.ts';
import { ViewActions } from './view-actions.tsx';
import { stateOf } from './view-link.ts';
import type { SavedView } from '@helix/contracts/saved-views';

/** A saved view as a list. What one changes stands in the address until the view is updated. */
export function ViewPage({ viewId }: { viewId: string }) {
  const { data: views } = useQuery(savedViewsQuery(client));
  const view = views?.find(({ id }) => id === viewId);
  if (views && !view) notFound();
  return view ? <ShownView view={view} /> : null;
}

function ShownView({ view }: { view: SavedView }) {
  const usual = useMemo(() => ({ ...stateOf(view), layout: 'list' as const }), [view]);
  const control = useView(usual);
  return (
    <TasksPage
      title={view.name}
      control={control}
      isSaved
      {...(view.boardId !== null && { boardId: view.boardId })}
    >
      <ViewActions
        control={control}
        viewId={view.id}
        {...(view.boardId !== null && { boardId: view.boardId })}
      />
    </TasksPage>
  );
}
