'use client';

import { PageHeader } from '@helix/ui';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { CallFilters } from './call-filters.tsx';
import { CallList } from './call-list.tsx';
import { messages } from './messages.ts';
import { readCallsFilter } from './read-calls-filter.ts';
import { SaveCalls } from './save-calls.tsx';

export function CallsPage() {
  const [params, change] = useUrlParams();
  const filter = readCallsFilter(params);
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader
        title={messages.title}
        description={messages.description}
        actions={<SaveCalls filter={filter} />}
      >
        <CallFilters filter={filter} onChange={change} />
      </PageHeader>
      <CallList filter={filter} />
    </div>
  );
}
