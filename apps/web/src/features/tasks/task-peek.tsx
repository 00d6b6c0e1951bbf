'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import { IconButton, Skeleton, StatusDot } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { Markdown } from '../markdown/index.ts';
import { messages } from './messages.ts';
import { PriorityMark } from './priority-mark.tsx';
import { taskQuery } from './task-queries.ts';

const words = messages.peek;

type TaskPeekProps = {
  task: TaskCard;
  /** Of its column. */
  status: string | undefined;
  href: string;
  people: ReactNode;
  facts: ReactNode;
  onClose: () => void;
};

/** A quick look that follows the focus; opening the task is a step further. */
export function TaskPeek({ task, status, href, people, facts, onClose }: TaskPeekProps) {
  const { data } = useQuery(taskQuery(client, task.id));
  return (
    <aside
      aria-label={words.label(task.key)}
      className="absolute right-4 bottom-4 z-20 flex max-h-[min(32rem,80%)] w-96 max-w-[calc(100%-2rem)] flex-col rounded-xl border border-line bg-overlay shadow-lg"
    >
      <header className="flex items-center gap-2 py-1.5 pr-1.5 pl-4 text-xs text-soft">
        <StatusDot kind={task.category} />
        <span>{status}</span>
        <span className="font-mono">{task.key}</span>
        <PriorityMark priority={task.priority} />
        {people}
        <Link
          href={href}
          scroll={false}
          className="ml-auto rounded-md px-2 py-1 font-medium text-accent hover:bg-hover"
        >
          {words.open}
        </Link>
        <IconButton
          size="small"
          label={words.close}
          icon={<X className="size-4" aria-hidden />}
          onClick={onClose}
        />
      </header>
      <div className="grid min-h-0 content-start gap-3 overflow-y-auto px-4 pb-3">
        <h2 className="font-semibold break-words">{task.title}</h2>
        {facts}
        {data === undefined ? (
          <span className="grid gap-2">
            <Skeleton />
            <Skeleton className="h-4 w-3/4" />
          </span>
        ) : data.description === '' ? (
          <p className="text-sm text-soft">{words.noDescription}</p>
        ) : (
          <Markdown text={data.description} />
        )}
      </div>
      <p className="border-t border-line px-4 py-1.5 text-xs text-soft max-md:hidden">
        {words.hint}
      </p>
    </aside>
  );
}
