import Link from 'next/link';
import { CircleDollarSign } from 'lucide-react';
import { Stat, StatRow } from '@helix/ui';
import { formatCompact, formatMoney, formatNumber, formatPercent } from '../../lib/format.ts';
import { callsPath } from './calls-path.ts';
import { messages } from './messages.ts';
import type { UsageScope } from './read-usage-view.ts';
import type { Usage } from './usage-queries.ts';

/** The sums, and honestly what is not in them. */
export function UsageTotals({
  usage: { total },
  scope: { days, filter },
}: {
  usage: Usage;
  scope: UsageScope;
}) {
  const share = (part: number, whole: number) => formatPercent(whole === 0 ? 0 : part / whole);
  return (
    <div className="grid gap-2">
      <StatRow>
        <Stat
          label={messages.spent}
          value={formatMoney(total.costUsd)}
          note={messages.perDay(formatMoney(total.costUsd / days))}
        />
        <Stat
          label={messages.tokensIn}
          value={formatCompact(total.inputTokens)}
          note={messages.cached(share(total.cachedInputTokens, total.inputTokens))}
        />
        <Stat
          label={messages.tokensOut}
          value={formatCompact(total.outputTokens)}
          note={messages.thinking(share(total.reasoningTokens, total.outputTokens))}
        />
        <Stat
          label={messages.calls}
          value={formatNumber(total.calls)}
          note={messages.simulated(total.simulatedCalls, formatNumber(total.simulatedCalls))}
        />
      </StatRow>
      {total.unpricedCalls > 0 && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="flex gap-2 text-busy">
            <CircleDollarSign aria-hidden className="mt-0.5 size-4 shrink-0" />
            {messages.unpriced(total.unpricedCalls, formatNumber(total.unpricedCalls))}
          </span>
          <span className="text-soft">{messages.unpricedFix}</span>
          <Link
            href={callsPath(filter, { unpriced: 'true' })}
            className="text-accent underline underline-offset-2"
          >
            {messages.seeUnpriced}
          </Link>
          <Link href="/models" className="text-accent underline underline-offset-2">
            {messages.openModels}
          </Link>
        </p>
      )}
    </div>
  );
}
