'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { Button, IconButton, PickMenu, Section } from '@helix/ui';
import { providerFacts } from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { messages } from './messages.ts';
import type { ModelPartProps } from './model-part.ts';
import { modelsQuery } from './model-queries.ts';

const words = messages.form;
const maxFallbacks = 5;

/** A chain that is tried from its beginning. */
export function FallbackFields({ draft, onChange, model }: ModelPartProps) {
  const { data } = useQuery(modelsQuery(client));
  const models = data?.items ?? [];
  const chain = draft.fallbackModelIds;
  const others = models.filter(({ id }) => id !== model?.id && !chain.includes(id));
  const set = (fallbackModelIds: readonly string[]) => onChange({ fallbackModelIds });
  const move = (index: number, by: -1 | 1) => {
    const next = [...chain];
    const [moved] = next.splice(index, 1);
    if (moved === undefined) return;
    next.splice(index + by, 0, moved);
    set(next);
  };
  if (models.length < 2 && chain.length === 0 && model) return null;
  if (models.length === 0) return null;
  return (
    <Section title={words.fallbacks} description={words.fallbacksText}>
      {chain.length === 0 ? (
        <p className="text-sm text-soft">{words.noFallbacks}</p>
      ) : (
        <ol className="grid gap-1">
          {chain.map((id, index) => {
            const name = models.find((known) => known.id === id)?.displayName ?? '–';
            return (
              <li
                key={id}
                className="flex items-center gap-2 rounded-md border border-line bg-raised py-1 pr-1 pl-3 text-sm"
              >
                <span className="text-soft tabular-nums">{index + 1}.</span>
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <IconButton
                  size="small"
                  label={words.up(name)}
                  icon={<ArrowUp aria-hidden />}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  size="small"
                  label={words.down(name)}
                  icon={<ArrowDown aria-hidden />}
                  disabled={index === chain.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  size="small"
                  label={words.remove(name)}
                  icon={<X aria-hidden />}
                  onClick={() => set(chain.filter((other) => other !== id))}
                />
              </li>
            );
          })}
        </ol>
      )}
      {others.length > 0 && chain.length < maxFallbacks && (
        <div>
          <PickMenu
            label={words.addFallback}
            value={null}
            onPick={(id) => set([...chain, id])}
            items={others.map(({ id, displayName, provider }) => ({
              id,
              label: displayName,
              hint: providerFacts[provider].name,
            }))}
            trigger={
              <Button size="small" icon={<Plus aria-hidden />}>
                {words.addFallback}
              </Button>
            }
          />
        </div>
      )}
    </Section>
  );
}
