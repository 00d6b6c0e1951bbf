'use client';

import { Cloud, FlaskConical, Server } from 'lucide-react';
import { Section } from '@helix/ui';
import { providerFacts, type Provider } from '@helix/contracts/models';
import { messages } from './messages.ts';
import { providersOf, suggestedModels, type ProviderGroup } from './provider-guide.ts';

const groups: readonly ProviderGroup[] = ['simulation', 'hosted', 'own'];
const icons = { simulation: FlaskConical, hosted: Cloud, own: Server } as const;

export function ProviderGallery({ onChoose }: { onChoose: (provider: Provider) => void }) {
  return (
    <div className="grid gap-6">
      {groups.map((group) => {
        const Icon = icons[group];
        return (
          <Section
            key={group}
            title={messages.groups[group].title}
            description={messages.groups[group].text}
          >
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-2">
              {providersOf(group).map((provider) => (
                <li key={provider}>
                  <button
                    type="button"
                    onClick={() => onChoose(provider)}
                    className="flex min-h-14 w-full items-center gap-3 rounded-lg border border-line bg-raised px-3.5 py-2.5 text-left shadow-sm transition-colors hover:border-edge hover:bg-[color-mix(in_oklab,var(--raised)_96%,var(--ink))]"
                  >
                    <Icon aria-hidden className="size-4 shrink-0 text-soft" />
                    <span className="grid min-w-0">
                      <span className="truncate text-sm font-medium">
                        {providerFacts[provider].name}
                      </span>
                      <span className="truncate text-xs text-soft">
                        {group === 'simulation'
                          ? messages.groups.simulation.pace
                          : suggestedModels(provider).slice(0, 3).join(', ')}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </div>
  );
}
