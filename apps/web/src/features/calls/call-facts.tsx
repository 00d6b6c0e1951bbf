import { Card, DataList, ErrorState, Stat, StatRow } from '@helix/ui';
import type { EndpointResult } from '@helix/contracts';
import type { getLlmCall } from '@helix/contracts/ledger';
import { providerFacts, providers } from '@helix/contracts/models';
import { failureReasons, isFailureReason } from '@helix/contracts/runs';
import { formatDuration, formatNumber, formatPercent } from '../../lib/format.ts';
import { Moment } from '../../lib/moment.tsx';
import { CallCost, CallStatus } from './call-figures.tsx';
import { messages } from './messages.ts';

export type WholeCall = EndpointResult<typeof getLlmCall>;

const countOf = (tokens: number | null) =>
  tokens === null ? messages.untold : formatNumber(tokens);

export function CallFacts({ call }: { call: WholeCall }) {
  return (
    <div className="grid gap-4">
      <Figures call={call} />
      {call.reason !== null && <Failure call={call} />}
      <Card>
        <DataList
          className="md:grid-cols-2 md:gap-x-8"
          items={[
            { label: messages.state, value: <CallStatus status={call.status} /> },
            { label: messages.started, value: <Moment at={call.startedAt} /> },
            { label: messages.provider, value: providerName(call.provider) },
            { label: messages.model, value: call.model },
            {
              label: messages.run,
              value: messages.attemptAndCall(call.attempt, call.call),
            },
            { label: messages.finishReason, value: endOf(call.finishReason) },
            { label: messages.prices, value: pricesOf(call.priceVersion) },
          ]}
        />
      </Card>
    </div>
  );
}

function providerName(name: string): string {
  const known = providers.find((provider) => provider === name);
  return known ? providerFacts[known].name : name;
}

function endOf(reason: string | null): string {
  if (reason === null) return messages.untold;
  return messages.finishReasons[reason] ?? reason;
}

function pricesOf(version: string | null): string {
  if (version === null) return messages.untold;
  return messages.priceVersions[version] ?? version;
}

function Figures({ call }: { call: WholeCall }) {
  const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = call;
  return (
    <StatRow>
      <Stat label={messages.cost} value={<CallCost call={call} />} />
      <Stat
        label={messages.input}
        value={countOf(inputTokens)}
        note={
          cachedInputTokens !== null && cachedInputTokens > 0 && inputTokens !== null
            ? messages.cached(
                formatNumber(cachedInputTokens),
                formatPercent(cachedInputTokens / Math.max(1, inputTokens)),
              )
            : undefined
        }
      />
      <Stat
        label={messages.output}
        value={countOf(outputTokens)}
        note={
          reasoningTokens !== null && reasoningTokens > 0
            ? messages.thinking(formatNumber(reasoningTokens))
            : undefined
        }
      />
      <Stat
        label={messages.took}
        value={call.totalMs === null ? messages.untold : formatDuration(call.totalMs)}
        note={latencyOf(call)}
      />
    </StatRow>
  );
}

function latencyOf({ firstTokenMs, totalMs, outputTokens }: WholeCall): string | undefined {
  const parts = [
    firstTokenMs === null ? undefined : messages.firstAfter(formatDuration(firstTokenMs)),
    totalMs === null || totalMs === 0 || outputTokens === null
      ? undefined
      : messages.speed(formatNumber(Math.round((outputTokens / totalMs) * 1_000))),
  ];
  const text = parts.filter((part) => part !== undefined).join(', ');
  return text === '' ? undefined : text;
}

function Failure({ call: { reason, message } }: { call: WholeCall }) {
  const known = reason !== null && isFailureReason(reason) ? failureReasons[reason] : undefined;
  return (
    <ErrorState
      message={known?.sentence ?? message ?? reason}
      fix={
        <>
          {message !== null && message !== known?.sentence && (
            <span className="block break-words">{message}</span>
          )}
          {known?.nextAction}
        </>
      }
    />
  );
}
