'use client';

import { useQuery } from '@tanstack/react-query';
import {
  ArrowDown,
  ArrowUp,
  Columns3,
  Ellipsis,
  List,
  Lock,
  PenLine,
  Trash2,
  Users,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Dialog, IconButton, Menu, type MenuItem } from '@helix/ui';
import type { SavedView } from '@helix/contracts/saved-views';
import { client } from '../../lib/browser-client.ts';
import { useUser } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { savedViewsQuery } from './saved-view-queries.ts';
import { useChangeView, useDeleteView } from './use-saved-views.ts';
import { useMayChangeView, useMayShare } from './view-actions.tsx';
import { ViewNameForm } from './view-name-form.tsx';

/** One's own views and shared ones, as entries of a list in the sidebar. */
export function SavedViewLinks() {
  const { data: views = [] } = useQuery(savedViewsQuery(client));
  return views.map((view, index) => (
    <ViewLink key={view.id} view={view} before={views[index - 1]} after={views[index + 1]} />
  ));
}

type ViewLinkProps = {
  view: SavedView;
  before: SavedView | undefined;
  after: SavedView | undefined;
};

function ViewLink({ view, before, after }: ViewLinkProps) {
  const path = usePathname();
  const shown = useSearchParams().get('view');
  const isHere = path === `/views/${view.id}` || shown === view.id;
  const Icon = view.layout === 'board' ? Columns3 : List;
  return (
    <li className="group/view relative flex items-center">
      <Link
        href={`/views/${view.id}`}
        aria-current={isHere ? 'page' : undefined}
        className={`flex min-h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-2 pr-8 text-sm touch:min-h-11 ${isHere ? 'bg-hover font-medium text-ink' : 'text-soft hover:bg-hover hover:text-ink'}`}
      >
        <Icon className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{view.name}</span>
        {view.scope === 'shared' && (
          <span title={messages.shared} className="shrink-0">
            <Users className="size-3 text-soft" aria-hidden />
            <span className="sr-only">{messages.shared}</span>
          </span>
        )}
      </Link>
      <ViewMenu view={view} before={before} after={after} isHere={isHere} />
    </li>
  );
}

function ViewMenu({ view, before, after, isHere }: ViewLinkProps & { isHere: boolean }) {
  const router = useRouter();
  const { memberId } = useUser();
  const mayChange = useMayChangeView()(view);
  const mayShare = useMayShare(view.boardId ?? undefined);
  const [isRenaming, setIsRenaming] = useState(false);
  const change = useChangeView();
  const remove = useDeleteView();
  if (!mayChange) return null;
  const isShared = view.scope === 'shared';
  const maySwitch = isShared ? view.ownerId === memberId : mayShare;
  const items: MenuItem[] = [
    { label: messages.rename, icon: <PenLine />, onSelect: () => setIsRenaming(true) },
    ...(maySwitch
      ? [
          {
            label: isShared ? messages.unshare : messages.share,
            icon: isShared ? <Lock /> : <Users />,
            onSelect: () =>
              change.mutate({
                view,
                change: { scope: isShared ? 'private' : 'shared' },
                told: messages.done[isShared ? 'unshared' : 'shared'](view.name),
              }),
          },
        ]
      : []),
    {
      label: messages.earlier,
      icon: <ArrowUp />,
      disabled: before === undefined,
      onSelect: () => before && change.mutate({ view, change: { before: before.id } }),
    },
    {
      label: messages.later,
      icon: <ArrowDown />,
      disabled: after === undefined,
      onSelect: () => after && change.mutate({ view, change: { after: after.id } }),
    },
    'separator',
    {
      label: messages.delete,
      icon: <Trash2 />,
      tone: 'danger',
      onSelect: () => {
        remove.mutate(view);
        if (isHere) router.push(view.boardId === null ? '/tasks' : `/boards/${view.boardId}`);
      },
    },
  ];
  return (
    <>
      <Menu
        label={messages.options(view.name)}
        items={items}
        align="end"
        trigger={
          <IconButton
            size="small"
            label={messages.options(view.name)}
            icon={<Ellipsis />}
            className="absolute right-0 opacity-0 group-focus-within/view:opacity-100 group-hover/view:opacity-100 aria-expanded:opacity-100 touch:opacity-100"
          />
        }
      />
      <Dialog
        size="small"
        open={isRenaming}
        onOpenChange={setIsRenaming}
        title={messages.renameTitle}
      >
        <ViewNameForm
          name={view.name}
          submit={messages.rename}
          isBusy={change.isPending}
          onSubmit={(name) => {
            setIsRenaming(false);
            change.mutate({ view, change: { name }, told: messages.done.renamed(name) });
          }}
        />
      </Dialog>
    </>
  );
}
