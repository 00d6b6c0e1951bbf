'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState, ErrorState, IconButton, SkeletonRows } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { InboxDetail } from './inbox-detail.tsx';
import { InboxList } from './inbox-list.tsx';
import { inboxQuery } from './inbox-queries.ts';
import { InboxTabs } from './inbox-tabs.tsx';
import { messages } from './messages.ts';
import { useInboxActions } from './use-inbox-actions.ts';
import { useInboxKeys } from './use-inbox-keys.ts';
import { useInboxView } from './use-inbox-view.ts';
import { useOpenNotification } from './use-open-notification.ts';

/** What concerns oneself: a list, and beside it what happened and what it happened to. */
export function Inbox() {
  const { view, items, query } = useInboxItems();
  const actions = useInboxActions();
  const { shown, open, select, close } = useOpenNotification(view, items, actions);
  useInboxKeys({ shown, open, select, close, actions });
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={messages.title}
        className={`flex w-96 shrink-0 flex-col border-r border-line max-md:w-full max-md:border-r-0 ${open === undefined ? '' : 'max-md:hidden'}`}
      >
        <header className="flex items-center justify-between gap-2 px-4 pt-3 pb-1">
          <h1 className="text-lg font-semibold">{messages.title}</h1>
          <IconButton
            label={messages.readAll}
            shortcut="Shift+r"
            icon={<CheckCheck />}
            onClick={actions.readAll}
          />
        </header>
        <InboxTabs view={view} />
        <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
          {query.error !== null && query.data === undefined && (
            <div className="p-4">
              <ErrorState
                message={messages.failed}
                fix={messageOf(query.error)}
                requestId={requestIdOf(query.error)}
                onRetry={() => void query.refetch()}
              />
            </div>
          )}
          {query.isPending && (
            <div className="p-4">
              <SkeletonRows label={messages.loading} className="h-14" />
            </div>
          )}
          {query.isSuccess && shown.length === 0 && <EmptyState {...messages.empty[view]} />}
          <InboxList shown={shown} openId={open?.id} onOpen={select} query={query} />
        </div>
      </section>
      {open === undefined ? (
        <div className="grid flex-1 place-items-center max-md:hidden">
          <EmptyState {...messages.pick} />
        </div>
      ) : (
        <InboxDetail key={open.id} notification={open} actions={actions} onBack={close} />
      )}
    </div>
  );
}

function useInboxItems() {
  const view = useInboxView();
  const query = useInfiniteQuery(inboxQuery(client, view));
  const items = useMemo(
    () => (query.data?.pages ?? []).flatMap((page) => page.items),
    [query.data],
  );
  return { view, items, query };
}
