'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Field, FilterRow, Input, PageHeader, Select } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { AuditCheck } from './audit-check.tsx';
import { AuditEntries } from './audit-entries.tsx';
import { messages } from './messages.ts';
import { readAuditSearch, toAuditFilter, type AuditSearch } from './read-audit-filter.ts';

/** Every change, and who made it. `actions` are those that there can be. */
export function AuditPage({ actions }: { actions: readonly string[] }) {
  const [params, change] = useUrlParams();
  const search = readAuditSearch(params);
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader title={messages.title} description={messages.description}>
        <AuditFields search={search} actions={actions} onChange={change} />
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
  actions,
  onChange,
}: {
  search: AuditSearch;
  actions: readonly string[];
  onChange: (changes: AuditSearch) => void;
}) {
  const known = useId();
  const { data: members = [] } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  return (
    <FilterRow>
      <Field label={messages.who}>
        <Select
          className="w-44!"
          value={search.actor ?? ''}
          onChange={(event) => onChange({ actor: event.target.value })}
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
          list={known}
          onBlur={(event) => onChange({ action: event.currentTarget.value.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <datalist id={known}>
          {actions.map((action) => (
            <option key={action} value={action} />
          ))}
        </datalist>
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={messages[end]}>
          <Input
            type="date"
            value={search[end] ?? ''}
            onChange={(event) => onChange({ [end]: event.target.value })}
          />
        </Field>
      ))}
    </FilterRow>
  );
}
