import { Badge, type Tone } from '@helix/ui';
import type { LlmCall } from '@helix/contracts/ledger';
import { formatCompact, formatDuration, formatMoney } from '../../lib/format.ts';
import { messages } from './messages.ts';

const tones = {
  open: 'busy',
  finished: 'good',
  failed: 'bad',
  unknown: 'soft',
} as const satisfies Record<LlmCall['status'], Tone>;

export function CallStatus({ status }: Pick<LlmCall, 'status'>) {
  return (
    <Badge tone={tones[status]} pulse={status === 'open'}>
      {messages.statuses[status]}
    </Badge>
  );
}

/** What it cost; that nobody knows is not that it was free. */
export function CallCost({
  call,
}: {
  call: Pick<LlmCall, 'costUsd' | 'unpriced' | 'isSimulated' | 'priceVersion'>;
}) {
  if (call.isSimulated && !call.unpriced && !call.costUsd) {
    return (
      <span className="text-soft" title={messages.simulatedHint}>
        {messages.simulated}
      </span>
    );
  }
  if (call.priceVersion === 'unbilled') {
    return (
      <span className="text-soft" title={messages.freeHint}>
        {messages.free}
      </span>
    );
  }
  if (call.unpriced) {
    return (
      <span className="text-busy" title={messages.unpricedHint}>
        {messages.unpriced}
      </span>
    );
  }
  return call.costUsd === null ? messages.untold : formatMoney(call.costUsd);
}

type Tokens = Pick<
  LlmCall,
  'inputTokens' | 'outputTokens' | 'cachedInputTokens' | 'cacheWriteTokens' | 'reasoningTokens'
>;

export function CallTokens({ call }: { call: Tokens }) {
  const { inputTokens, outputTokens } = call;
  if (inputTokens === null && outputTokens === null) {
    return <span title={messages.untoldHint}>{messages.untold}</span>;
  }
  const more = partsOf(call);
  return (
    <span className="grid">
      <span>
        {messages.tokens(formatCompact(inputTokens ?? 0), formatCompact(outputTokens ?? 0))}
      </span>
      {more !== '' && <span className="text-xs text-soft">{more}</span>}
    </span>
  );
}

function partsOf({ cachedInputTokens, cacheWriteTokens, reasoningTokens }: Tokens): string {
  const { cached, written, thinking } = messages.tokensMore;
  const parts = [
    [cachedInputTokens, cached],
    [cacheWriteTokens, written],
    [reasoningTokens, thinking],
  ] as const;
  return parts
    .flatMap(([count, text]) => (count === null || count === 0 ? [] : [text(formatCompact(count))]))
    .join(' · ');
}

export function CallLatency({ call }: { call: Pick<LlmCall, 'totalMs' | 'firstTokenMs'> }) {
  const { totalMs, firstTokenMs } = call;
  if (totalMs === null) return messages.untold;
  return (
    <span className="grid">
      <span>{formatDuration(totalMs)}</span>
      {firstTokenMs !== null && (
        <span className="text-xs text-soft">
          {messages.firstAfter(formatDuration(firstTokenMs))}
        </span>
      )}
    </span>
  );
}
