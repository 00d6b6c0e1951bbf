'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { Field, FilterRow, Input, PageHeader, Select } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { AuditCheck } from './audit-check.tsx';
import { AuditEntries } from './audit-entries.tsx';
import { messages } from './messages.ts';
import { readAuditSearch, toAuditFilter, type AuditSearch } from './read-audit-filter.ts';

export function AuditPage() {
  const params = useSearchParams();
  const search = readAuditSearch(Object.fromEntries(params));
  const router = useRouter();
  const path = usePathname();
  const choose = (name: keyof AuditSearch, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    router.replace(next.size === 0 ? path : `${path}?${next}`, { scroll: false });
  };
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader title={messages.title} description={messages.description}>
        <AuditFields search={search} onChoose={choose} />
      </PageHeader>
      <div className="gutter grid max-w-5xl gap-5 py-4">
        <AuditCheck />
        <AuditEntries filter={toAuditFilter(search)} />
      </div>
    </div>
  );
}

function AuditFields({
  search,
  onChoose,
}: {
  search: AuditSearch;
  onChoose: (name: keyof AuditSearch, value: string) => void;
}) {
  const { data: members = [] } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  return (
    <FilterRow>
      <Field label={messages.who}>
        <Select
          value={search.actor ?? ''}
          onChange={(event) => onChoose('actor', event.target.value)}
        >
          <option value="">{messages.everybody}</option>
          {[...members, ...(agents?.items ?? [])].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={messages.action}>
        <Input
          key={search.action}
          type="search"
          placeholder={messages.actionHint}
          defaultValue={search.action ?? ''}
          onBlur={(event) => onChoose('action', event.currentTarget.value.trim())}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={messages[end]}>
          <Input
            type="date"
            value={search[end] ?? ''}
            onChange={(event) => onChoose(end, event.target.value)}
          />
        </Field>
      ))}
    </FilterRow>
  );
}
