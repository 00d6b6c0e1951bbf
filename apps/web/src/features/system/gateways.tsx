'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge, Progress, type Tone } from '@helix/ui';
import type { Gateway } from '@helix/contracts/gateways';
import { providerFacts, providers } from '@helix/contracts/models';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { formatNumber } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { SettingsPart } from '../settings/index.ts';
import { messages } from './messages.ts';
import { gatewaysQuery } from './system-queries.ts';

const words = messages.gateways;
const tones: Record<Gateway['state'], Tone> = { connected: 'good', draining: 'busy', away: 'bad' };

export function Gateways() {
  const asked = useQuery(gatewaysQuery(client));
  const { data } = asked;
  if (!data) return <NotAnswered asked={asked} />;
  return (
    <SettingsPart title={words.title} description={words.text}>
      {data.items.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {data.items.map((gateway) => (
            <GatewayRow key={gateway.id} gateway={gateway} />
          ))}
        </ul>
      )}
    </SettingsPart>
  );
}

function GatewayRow({ gateway }: { gateway: Gateway }) {
  const { name, id, state, since, version, slots, lastHeardAt } = gateway;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 basis-56">
        <span className="flex items-center gap-2 font-medium">
          {name} <Badge tone={tones[state]}>{words.states[state]}</Badge>
        </span>
        <span className="text-sm text-soft">
          {words.since} <RelativeTime at={since} />
          {version !== null && ` · ${words.version(version)}`} · {providersOf(gateway)}
        </span>
        <span className="font-mono text-xs text-soft">{id}</span>
      </div>
      {slots !== null && (
        <div className="grid w-40 gap-1 text-sm">
          <span className="text-soft tabular-nums">
            {words.slots(formatNumber(slots.used), formatNumber(slots.total))}
          </span>
          <Progress label={words.load(name)} value={slots.used} max={slots.total} />
        </div>
      )}
      {state === 'away' && lastHeardAt !== null && (
        <span className="text-sm text-soft">
          {words.heard} <RelativeTime at={lastHeardAt} />
        </span>
      )}
    </li>
  );
}

function providersOf({ providers: offered }: Gateway): string {
  if (offered.length >= providers.length) return words.anyProvider;
  return offered.map((provider) => providerFacts[provider].name).join(', ');
}
