'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Section } from '@helix/ui';
import type { Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';
import { RunBadge } from './run-badge.tsx';
import { runsQuery } from './run-queries.ts';
import { causeOf } from './run-title.tsx';

/** The other runs of the same task, and which of them came out of which. */
export function Lineage({ run }: { run: Run }) {
  const { taskId } = run;
  const { data } = useInfiniteQuery({
    ...runsQuery(client, taskId === null ? {} : { taskId }),
    enabled: taskId !== null,
  });
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  if (all.length < 2) return null;
  return (
    <Section title={messages.lineage}>
      <ol className="grid gap-0.5 border-l border-line pl-2">
        {all.toReversed().map((one) => (
          <li key={one.id}>
            <Link
              href={`/runs/${one.id}`}
              aria-current={one.id === run.id ? 'page' : undefined}
              className="grid min-h-8 grid-cols-[minmax(0,1fr)_auto] items-center gap-2 rounded-md px-2 py-1 text-xs hover:bg-hover aria-[current=page]:bg-selected touch:min-h-11"
            >
              <span className="grid min-w-0">
                <RunBadge status={one.status} />
                <span className="truncate text-soft">
                  {causeOf(one)}
                  {relationOf(one, run)}
                </span>
              </span>
              <RelativeTime at={one.createdAt} />
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function relationOf({ trigger }: Run, shown: Run): string {
  const isChild =
    (trigger.kind === 'retry' || trigger.kind === 'fork') && trigger.runId === shown.id;
  return isChild ? ` · ${messages.ofThis}` : '';
}
