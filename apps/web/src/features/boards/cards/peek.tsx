'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import { IconButton, Skeleton } from '@helix/ui';
import { client } from '../../../lib/browser-client.ts';
import { Markdown } from '../../markdown/index.ts';
import { taskQuery } from '../../tasks/task-queries.ts';
import { PriorityMark } from '../../tasks/priority-mark.tsx';
import { useBoard } from '../board-context.tsx';
import { CardFacts, CardPeople } from './card-facts.tsx';
import { findCard } from '../board-view-patch.ts';
import { CategoryRing } from '../columns/category-ring.tsx';
import { messages } from '../messages.ts';

const words = messages.peek;

/** A quick look that follows the focus; opening the task is a step further. */
export function Peek({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { readView, hrefOf } = useBoard();
  const queries = useQueryClient();
  const view = readView();
  const card = findCard(view, taskId);
  const { data } = useQuery(taskQuery(client, taskId), queries);
  if (!card) return null;
  const column = view.columns.find(({ id }) => id === card.columnId)?.name;
  return (
    <aside
      aria-label={words.label(card.key)}
      className="absolute right-4 bottom-4 z-20 flex max-h-[min(32rem,80%)] w-96 max-w-[calc(100%-2rem)] flex-col rounded-xl border border-line bg-overlay shadow-lg"
    >
      <header className="flex items-center gap-2 py-1.5 pr-1.5 pl-4 text-xs text-soft">
        <CategoryRing category={card.category} />
        <span>{column}</span>
        <span className="font-mono">{card.key}</span>
        <PriorityMark priority={card.priority} />
        <CardPeople task={card} />
        <Link
          href={hrefOf(card.id)}
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
        <h2 className="font-semibold break-words">{card.title}</h2>
        <CardFacts task={card} />
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
