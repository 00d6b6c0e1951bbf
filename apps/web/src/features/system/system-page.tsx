'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { Badge, ErrorState } from '@helix/ui';
import type { SubscriberState } from '@helix/contracts/subscribers';
import { client } from '../../lib/browser-client.ts';
import { requestIdOf } from '../../lib/error-message.ts';
import { formatNumber } from '../../lib/format.ts';
import { SettingsPage, SettingsPart } from '../settings/index.ts';
import { Gateways } from './gateways.tsx';
import { messages } from './messages.ts';
import { readinessQuery, subscribersQuery, versionQuery, type Parts } from './system-queries.ts';

export function SystemPage() {
  const { data: parts, error } = useQuery(readinessQuery(client));
  const { data: health } = useQuery(versionQuery(client));
  const { data: subscribers } = useQuery(subscribersQuery(client));
  return (
    <SettingsPage
      title={messages.title}
      description={messages.description}
      actions={health && <Badge tone="soft">{messages.version(health.version)}</Badge>}
    >
      {error !== null && (
        <ErrorState
          message={messages.unreachable}
          fix={messages.unreachableFix}
          requestId={requestIdOf(error)}
        />
      )}
      {parts && <PartList parts={parts} />}
      <Gateways />
      {subscribers && <Readers readers={subscribers.items} />}
    </SettingsPage>
  );
}

function PartList({ parts }: { parts: Parts }) {
  return (
    <ul aria-label={messages.parts} className="divide-y divide-line rounded-lg border border-line">
      {Object.entries(parts).map(([name, { state, message, detail }]) => (
        <li key={name} className="flex items-start gap-3 px-4 py-3">
          {state === 'ok' ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          ) : (
            <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
          )}
          <span className="grid min-w-0 flex-1">
            <span className="font-medium">{messages.partNames[name] ?? name}</span>
            {(message ?? detail) !== undefined && (
              <span className="block text-sm break-words text-soft first-letter:uppercase">
                {message ?? detail}
              </span>
            )}
          </span>
          <span className={`text-sm ${state === 'ok' ? 'text-soft' : 'font-medium text-bad'}`}>
            {state === 'ok' ? messages.ok : messages.failed}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Readers({ readers }: { readers: readonly SubscriberState[] }) {
  return (
    <SettingsPart title={messages.readers} description={messages.readersText}>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {readers.map(({ name, behind, error, parked }) => (
          <li key={name} className="grid gap-1 px-4 py-3">
            <span className="flex items-center justify-between gap-3">
              <span className="font-medium">{messages.readerNames[name] ?? name}</span>
              <span className={`text-sm ${error === null ? 'text-soft' : 'text-bad'}`}>
                {behind === 0 ? messages.upToDate : messages.behind(formatNumber(behind))}
              </span>
            </span>
            {error !== null && <span className="text-sm text-bad">{error}</span>}
            {parked.length > 0 && (
              <details className="text-sm text-soft">
                <summary>{messages.parked(parked.length)}</summary>
                <ul className="mt-1 grid gap-1 font-mono text-xs">
                  {parked.map((event) => (
                    <li key={event.seq}>
                      {event.seq} {event.type}: {event.error}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </SettingsPart>
  );
}
