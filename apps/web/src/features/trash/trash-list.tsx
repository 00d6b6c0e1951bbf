'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  ConfirmTyped,
  ErrorState,
  IconButton,
  SegmentedControl,
  SkeletonRows,
  StatusDot,
  useToast,
} from '@helix/ui';
import { deleteTask, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf, requestIdOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { useChangeTasks } from '../task-actions/index.ts';
import { taskListKeys, taskListQuery } from '../task-list/task-list-queries.ts';
import { messages } from './messages.ts';

type Kind = keyof typeof messages.kinds;
type TrashListProps = { boardId: string; mayDelete: boolean };

/** What was put away and can come back. */
export function TrashList({ boardId, mayDelete }: TrashListProps) {
  const [kind, setKind] = useState<Kind>('archived');
  const list = useInfiniteQuery(
    taskListQuery(client, { boardId, filter: `is:${kind}`, sort: '-updated' }),
  );
  const tasks = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="grid justify-items-start gap-3">
      <SegmentedControl
        label={messages.list}
        size="small"
        value={kind}
        onValueChange={setKind}
        options={[
          { value: 'archived', label: messages.kinds.archived },
          { value: 'deleted', label: messages.kinds.deleted },
        ]}
      />
      {list.isError && (
        <ErrorState
          message={messages.failed}
          fix={messageOf(list.error)}
          requestId={requestIdOf(list.error)}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && (
        <div className="w-full">
          <SkeletonRows rows={3} label={messages.loading} className="h-9" />
        </div>
      )}
      {list.data && tasks.length === 0 && (
        <p className="text-sm text-soft">{messages.empty[kind]}</p>
      )}
      {tasks.length > 0 && (
        <ul
          aria-label={messages.kinds[kind]}
          className="grid max-h-96 w-full divide-y divide-line overflow-y-auto rounded-lg border border-line bg-raised"
        >
          {tasks.map((task) => (
            <TrashRow
              key={task.id}
              task={task}
              at={(kind === 'archived' ? task.archivedAt : task.deletedAt) ?? task.updatedAt}
              mayDelete={mayDelete}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {messages.more}
        </Button>
      )}
    </div>
  );
}

type TrashRowProps = { task: TaskCard; at: string; mayDelete: boolean };

function TrashRow({ task, at, mayDelete }: TrashRowProps) {
  const [isPurging, setIsPurging] = useState(false);
  const change = useChangeTasks();
  const purge = usePurge();
  return (
    <li className="flex items-center gap-3 px-3 py-1.5 text-sm">
      <StatusDot kind={task.category} />
      <span className="shrink-0 font-mono text-xs text-soft">{task.key}</span>
      <span className="min-w-0 flex-1 truncate" title={task.title}>
        {task.title}
      </span>
      <span className="shrink-0 text-xs text-soft max-md:hidden">
        <RelativeTime at={at} />
      </span>
      <Button
        size="small"
        icon={<RotateCcw />}
        aria-label={messages.restoreOf(task.key)}
        onClick={() =>
          change.mutate({
            parts: [{ tasks: [task], change: { kind: 'restore' } }],
            title: messages.restored(task.key),
          })
        }
      >
        {messages.restore}
      </Button>
      {mayDelete && (
        <IconButton
          size="small"
          label={messages.purge(task.key)}
          icon={<Trash2 />}
          onClick={() => setIsPurging(true)}
        />
      )}
      <ConfirmTyped
        open={isPurging}
        onOpenChange={setIsPurging}
        title={messages.purgeTitle(task.key)}
        expected={task.key}
        confirmLabel={messages.purgeConfirm}
        busy={purge.isPending}
        error={purge.isError ? messageOf(purge.error) : undefined}
        onConfirm={() => purge.mutate(task)}
      >
        {messages.purgeText}
      </ConfirmTyped>
    </li>
  );
}

function usePurge() {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: ({ id }: TaskCard) =>
      client.call(deleteTask, { params: { taskId: id }, query: { permanently: 'true' } }),
    onSuccess(_, { key }) {
      show(messages.purged(key));
      return queries.invalidateQueries({ queryKey: taskListKeys.all });
    },
  });
}
