'use client';

import { useQuery } from '@tanstack/react-query';
import { BookmarkPlus, RotateCcw } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button, Dialog } from '@helix/ui';
import type { SavedView } from '@helix/contracts/saved-views';
import { client } from '../../lib/browser-client.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import type { ViewControl } from '../filters/view-state.ts';
import { useListColumns } from '../task-list/list-columns.ts';
import { useHasRole, useUser } from '../session/use-user.ts';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';
import { savedViewsQuery } from './saved-view-queries.ts';
import { useChangeView, useCreateView } from './use-saved-views.ts';
import { isAsSaved, stateOf } from './view-link.ts';
import { ViewNameForm } from './view-name-form.tsx';

type ViewActionsProps = { control: ViewControl; boardId?: string; viewId?: string };

/** Keeps what is shown as a view, or brings a view up to what is shown. */
export function ViewActions({ control, boardId, viewId }: ViewActionsProps) {
  const params = useSearchParams();
  const { data: views } = useQuery(savedViewsQuery(client));
  const id = viewId ?? params.get('view');
  const saved = views?.find((view) => view.id === id);
  const [isNaming, setIsNaming] = useState(false);
  const { view } = control;
  const isPlain = view.filter === '' && view.group === null;
  const isChanged = saved !== undefined && !isAsSaved(saved, view);
  useCommands([
    {
      id: 'view.save',
      title: messages.save,
      group: messages.group,
      keys: ['Alt+v'],
      icon: BookmarkPlus,
      isAvailable: saved === undefined ? !isPlain : isChanged,
      run: () => setIsNaming(true),
    },
  ]);
  return (
    <>
      {isChanged && <ChangedView saved={saved} control={control} />}
      {(saved === undefined ? !isPlain : isChanged) && (
        <Button look="quiet" size="small" icon={<BookmarkPlus />} onClick={() => setIsNaming(true)}>
          {messages.save}
        </Button>
      )}
      <SaveDialog
        control={control}
        boardId={boardId}
        isOpen={isNaming}
        onOpenChange={setIsNaming}
      />
    </>
  );
}

function ChangedView({ saved, control }: { saved: SavedView; control: ViewControl }) {
  const change = useChangeView();
  const mayChange = useMayChangeView()(saved);
  const { filter, sort, group, layout, columns } = control.view;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon={<RotateCcw />}
        onClick={() => control.change(stateOf(saved))}
      >
        {messages.reset}
      </Button>
      {mayChange && (
        <Button
          size="small"
          busy={change.isPending}
          onClick={() =>
            change.mutate({
              view: saved,
              change: {
                ...{ filter, sort, groupBy: group, layout },
                ...{ columns: columns && [...columns], version: saved.version },
              },
              told: messages.done.updated(saved.name),
            })
          }
        >
          {messages.update}
        </Button>
      )}
    </>
  );
}

type SaveDialogProps = {
  control: ViewControl;
  boardId: string | undefined;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

function SaveDialog({ control, boardId, isOpen, onOpenChange }: SaveDialogProps) {
  const router = useRouter();
  const create = useCreateView((view) => {
    onOpenChange(false);
    router.push(`/views/${view.id}`);
  });
  const { filter, sort, group, layout } = control.view;
  const { columns } = useListColumns(control);
  return (
    <Dialog
      size="small"
      open={isOpen}
      onOpenChange={onOpenChange}
      title={messages.saveTitle}
      description={messages.saveText}
    >
      <ViewNameForm
        submit={messages.create}
        isBusy={create.isPending}
        mayShare={useMayShare(boardId)}
        onSubmit={(name, isShared) =>
          create.mutate({
            name,
            scope: isShared ? 'shared' : 'private',
            boardId: boardId ?? null,
            filter,
            sort,
            groupBy: group,
            layout,
            columns: layout === 'list' ? [...columns] : null,
          })
        }
      />
    </Dialog>
  );
}

/** A view of a board is shared by who may add to the board, one of everything by admins. */
export function useMayShare(boardId: string | undefined): boolean {
  const isAdmin = useHasRole('admin');
  const isMember = useHasRole('member');
  const { data: overview } = useQuery(overviewQuery(client));
  if (boardId === undefined) return isAdmin;
  const permission = overview?.boards.find(({ id }) => id === boardId)?.permission;
  return isMember && (permission === 'create' || permission === 'manage');
}

/** One's own views, and shared ones of boards that one manages. */
export function useMayChangeView(): (view: SavedView) => boolean {
  const { memberId } = useUser();
  const isAdmin = useHasRole('admin');
  const { data: overview } = useQuery(overviewQuery(client));
  return ({ ownerId, boardId, scope }) => {
    if (ownerId === memberId) return true;
    if (scope === 'private') return false;
    const board = overview?.boards.find(({ id }) => id === boardId);
    return isAdmin || board?.permission === 'manage';
  };
}
