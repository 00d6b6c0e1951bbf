'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { useTaskActions } from '../task-actions/index.ts';
import { messages } from './messages.ts';
import { taskQuery } from './task-queries.ts';

type ParentFieldProps = { task: Task; mayWrite: boolean; look: string };

/** Its name leads to the parent; what stands beside it changes it. */
export function ParentField({ task, mayWrite, look }: ParentFieldProps) {
  const { parentId } = task;
  const actions = useTaskActions();
  const { data: parent } = useQuery({
    ...taskQuery(client, parentId ?? ''),
    enabled: parentId !== null,
  });
  const name = parentId === null ? messages.noParent : (parent?.key ?? '');
  return (
    <span className="flex min-w-0 items-center">
      {parent && (
        <Link
          href={`/boards/${parent.boardId}/tasks/${parent.id}`}
          title={parent.title}
          className="min-w-0 truncate px-1.5 text-sm hover:underline"
        >
          <span className="font-mono text-xs text-soft">{parent.key}</span> {parent.title}
        </Link>
      )}
      {mayWrite ? (
        <button
          type="button"
          aria-label={messages.change(messages.parent, name)}
          aria-haspopup="listbox"
          onClick={({ currentTarget }) => actions.open('parent', [task.id], currentTarget)}
          className={`${look} shrink-0 text-soft`}
        >
          {parentId === null ? messages.noParent : messages.edit}
        </button>
      ) : (
        parentId === null && <span className={`${look} text-soft`}>{messages.noParent}</span>
      )}
    </span>
  );
}
