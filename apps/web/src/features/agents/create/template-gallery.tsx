'use client';

import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Input, SegmentedControl, SkeletonRows } from '@helix/ui';
import type { AgentTemplate } from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { AgentAvatar } from '../agent-avatar.tsx';
import { agentTemplatesQuery } from '../agent-queries.ts';
import { messages } from '../messages.ts';

const words = messages.create;
const areas = ['', 'engineering', 'marketing', 'support', 'research', 'operations'] as const;
type Area = (typeof areas)[number];

/** Who could be hired. */
export function TemplateGallery({
  onChoose,
}: {
  onChoose: (template: AgentTemplate | 'scratch') => void;
}) {
  const { data, error, refetch } = useQuery(agentTemplatesQuery(client));
  const [area, setArea] = useState<Area>('');
  const [query, setQuery] = useState('');
  if (error && !data) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows label={words.loading} className="h-24" />;
  const shown = data.items.filter(
    (template) => (area === '' || template.area === area) && hasWords(template, query),
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl
          label={words.templates}
          value={area}
          onValueChange={setArea}
          options={areas.map((value) => ({
            value,
            label: value === '' ? words.everyArea : words.areas[value],
          }))}
        />
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          className="w-56! max-md:w-full!"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {shown.length === 0 && <p className="text-sm text-soft">{words.noneFound}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-3">
        {area === '' && query === '' && (
          <li>
            <button type="button" onClick={() => onChoose('scratch')} className={card}>
              <span className="grid size-9 place-items-center rounded-[28%] border border-dashed border-edge text-soft">
                <PenLine aria-hidden className="size-4" />
              </span>
              <span className="font-medium">{words.fromScratch}</span>
              <span className="text-sm text-soft">{words.fromScratchText}</span>
            </button>
          </li>
        )}
        {shown.map((template) => (
          <li key={template.id}>
            <button type="button" onClick={() => onChoose(template)} className={card}>
              <span className="flex items-center gap-3">
                <AgentAvatar name={template.name} avatar={template.avatar} />
                <span className="grid min-w-0">
                  <span className="truncate font-medium">{template.name}</span>
                  <span className="truncate text-sm text-soft">{template.role}</span>
                </span>
              </span>
              <span className="line-clamp-3 text-sm text-soft">{template.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const card =
  'grid h-full w-full content-start gap-2 rounded-lg border border-line bg-raised p-3.5 text-left shadow-sm transition-colors hover:border-edge hover:bg-[color-mix(in_oklab,var(--raised)_96%,var(--ink))]';

function hasWords({ name, role, description }: AgentTemplate, query: string): boolean {
  const text = `${name} ${role} ${description}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
