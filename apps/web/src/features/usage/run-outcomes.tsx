'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Card, RankedBars, SkeletonRows } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { formatNumber, formatPercent } from '../../lib/format.ts';
import { messages } from './messages.ts';
import { Reasons } from './reasons.tsx';
import type { UsageScope } from './read-usage-view.ts';
import { endedOf, successOf } from './run-figures.ts';
import { runStatsQuery, type RunStats } from './usage-queries.ts';

/** Whose runs come to a good end, and why others do not. */
export function RunOutcomes({
  scope,
  reasons,
}: {
  scope: UsageScope;
  reasons: RunStats['reasons'];
}) {
  const { data } = useQuery({
    ...runStatsQuery(client, scope, 'agent'),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
      <Card>
        <h3 className="mb-3 text-sm font-medium">{messages.byAgent}</h3>
        {data ? (
          <RankedBars
            label={messages.byAgent}
            nameTitle={messages.agent}
            valueTitle={messages.successRate}
            rows={data.items.slice(0, 12).map((item) => {
              const success = successOf(item);
              const ended = endedOf(item);
              return {
                key: item.key,
                name: <AgentName id={item.key} name={item.name} />,
                value: success ?? 0,
                text: success === null ? '–' : formatPercent(success),
                note: messages.runsCount(ended, formatNumber(ended)),
              };
            })}
          />
        ) : (
          <SkeletonRows rows={4} label={messages.loading} className="h-8" />
        )}
      </Card>
      <Reasons
        label={messages.reasons}
        countTitle={messages.runs}
        none={messages.noReasons}
        reasons={reasons.map(({ reason, runs }) => ({ reason, count: runs }))}
      />
    </div>
  );
}

function AgentName({ id, name }: { id: string; name: string | null }) {
  if (name === null) return messages.without.agent;
  return (
    <Link href={`/agents/${id}`} className="rounded-sm hover:underline">
      {name}
    </Link>
  );
}
