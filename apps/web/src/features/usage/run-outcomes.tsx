'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Card, RankedBars, SkeletonRows } from '@helix/ui';
import { failureReasons, isFailureReason } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { formatNumber, formatPercent } from '../../lib/format.ts';
import { messages } from './messages.ts';
import { endedOf, successOf } from './run-figures.ts';
import { runStatsQuery, type RunStats } from './usage-queries.ts';

/** Whose runs come to a good end, and why others do not. */
export function RunOutcomes({ days, reasons }: { days: number; reasons: RunStats['reasons'] }) {
  const { data } = useQuery({
    ...runStatsQuery(client, days, 'agent'),
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
      <Card>
        <h3 className="mb-3 text-sm font-medium">{messages.reasons}</h3>
        {reasons.length === 0 ? (
          <p className="text-sm text-soft">{messages.noReasons}</p>
        ) : (
          <RankedBars
            label={messages.reasons}
            nameTitle={messages.reason}
            valueTitle={messages.runs}
            rows={reasons.map(({ reason, runs }) => ({
              key: reason,
              name: sentenceOf(reason),
              value: runs,
              text: formatNumber(runs),
            }))}
          />
        )}
      </Card>
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

const sentenceOf = (reason: string) =>
  isFailureReason(reason) ? failureReasons[reason].sentence : reason;
