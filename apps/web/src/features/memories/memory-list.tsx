'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Brain } from 'lucide-react';
import { useState } from 'react';
import { Button, EmptyState, Input, Section, SkeletonRows } from '@helix/ui';
import type { Memory } from '@helix/contracts/memories';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { MemoryRow } from './memory-row.tsx';
import { globalMemoriesQuery, memoriesQuery } from './memory-queries.ts';
import { NewMemory } from './new-memory.tsx';

/** What an agent remembers besides its file: its own, its team's, everybody's. */
export function MemoryList({ agentId, isReadOnly }: { agentId: string; isReadOnly: boolean }) {
  const own = useInfiniteQuery(memoriesQuery(client, agentId));
  const everybodys = useInfiniteQuery(globalMemoriesQuery(client));
  const isAdmin = useHasRole('admin');
  const [query, setQuery] = useState('');
  const mayChange = isAdmin && !isReadOnly;
  const error = own.error ?? everybodys.error;
  if (error) return <RequestFailed error={error} />;
  if (!own.data || !everybodys.data) return <SkeletonRows label={messages.loading} />;
  const all = unique([...itemsOf(own.data.pages), ...itemsOf(everybodys.data.pages)]);
  const shown = all
    .filter((memory) => hasWords(memory, query))
    .toSorted((a, b) => Number(b.pinned) - Number(a.pinned));
  return (
    <Section title={messages.title} description={messages.description}>
      {mayChange && <NewMemory agentId={agentId} />}
      {all.length > 5 && (
        <Input
          type="search"
          className="max-w-sm"
          aria-label={messages.search}
          placeholder={messages.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {all.length === 0 && (
        <EmptyState
          size="small"
          icon={<Brain />}
          title={messages.empty}
          text={messages.emptyText}
        />
      )}
      {all.length > 0 && shown.length === 0 && (
        <p className="text-sm text-soft">{messages.noneFound}</p>
      )}
      <ul className="grid gap-1.5">
        {shown.map((memory) => (
          <MemoryRow key={memory.id} memory={memory} mayChange={mayChange} />
        ))}
      </ul>
      {[own, everybodys].map(
        ({ hasNextPage, fetchNextPage, isFetchingNextPage }, index) =>
          hasNextPage && (
            <Button
              key={index}
              className="justify-self-start"
              busy={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {messages.more}
            </Button>
          ),
      )}
    </Section>
  );
}

const itemsOf = (pages: readonly { items: Memory[] }[]) => pages.flatMap(({ items }) => items);

const unique = (memories: readonly Memory[]) => [
  ...new Map(memories.map((memory) => [memory.id, memory])).values(),
];

function hasWords({ text }: Memory, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.toLowerCase().includes(word));
}
