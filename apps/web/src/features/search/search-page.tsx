'use client';

import { useQuery } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  Button,
  EmptyState,
  IconButton,
  PageHeader,
  Select,
  SkeletonRows,
  Spinner,
} from '@helix/ui';
import { searchKinds, type SearchKind } from '@helix/contracts/search';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';
import { ResultRow } from './result-row.tsx';
import { useResultKeys } from './use-result-keys.ts';
import { readSearchAddress, type SearchAddress } from './search-params.ts';
import { searchQuery } from './search-queries.ts';
import { idOf } from './result-link.ts';

const settledMs = 150;
const pageLimit = 50;

/** Everything that has the words; what is searched is in the address. */
export function SearchPage() {
  const { address, text, change } = useSearchAddress();
  const query = useQuery(searchQuery(client, { ...address, limit: pageLimit }));
  const results = address.q.trim() === '' ? [] : (query.data?.items ?? []);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => field.current?.focus(), []);
  const keys = useResultKeys(field, list);
  useCommands([
    {
      id: 'search',
      title: messages.field,
      group: messages.title,
      keys: ['[Shift]+/'],
      run: () => field.current?.select(),
    },
  ]);
  return (
    <div className="flex min-w-0 flex-1 flex-col" onKeyDown={keys}>
      <PageHeader title={messages.title}>
        <div className="grid gap-3">
          <label className="control flex min-h-10 items-center gap-2 px-3">
            <Search aria-hidden className="size-4 shrink-0 text-soft" />
            <input
              ref={field}
              type="search"
              aria-label={messages.field}
              placeholder={messages.placeholder}
              maxLength={200}
              value={text}
              onChange={(event) => change({ q: event.target.value })}
              className="w-full bg-transparent text-base outline-none placeholder:text-soft touch:text-[16px] [&::-webkit-search-cancel-button]:hidden"
            />
            {query.isFetching && <Spinner />}
            {text !== '' && (
              <IconButton
                size="small"
                label={messages.clear}
                icon={<X />}
                className="-mr-2"
                onClick={() => {
                  change({ q: '' });
                  field.current?.focus();
                }}
              />
            )}
          </label>
          <div className="flex flex-wrap items-center gap-1.5">
            <KindFilter
              chosen={address.kinds}
              onChange={(kinds) => change({ kinds: kinds.join(',') })}
            />
            <BoardFilter
              value={address.boardId}
              onChange={(boardId) => change({ board: boardId })}
            />
          </div>
        </div>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-1 py-2 md:px-2">
        <p
          role="status"
          className={results.length === 0 ? 'sr-only' : 'px-3 py-1 text-xs text-soft'}
        >
          {query.isSuccess &&
            address.q !== '' &&
            messages.count(results.length, results.length < pageLimit)}
        </p>
        <Outcome address={address} query={query} onWiden={() => change({ kinds: '', board: '' })} />
        <ul ref={list} aria-label={messages.title}>
          {results.map((result) => (
            <ResultRow key={idOf(result)} result={result} />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What is typed shows at once, and is searched and written to the address when it keeps still. */
function useSearchAddress() {
  const [params, write] = useUrlParams();
  const address = readSearchAddress((name) => params.get(name));
  const [text, setText] = useState(address.q);
  const settled = useDebounced(text, settledMs);
  const written = useRef(settled);
  useEffect(() => {
    if (written.current === settled) return;
    written.current = settled;
    write({ q: settled });
  }, [settled, write]);
  const change = ({ q, ...rest }: { q?: string; kinds?: string; board?: string | undefined }) => {
    if (q !== undefined) setText(q);
    if (Object.keys(rest).length > 0) write(rest);
  };
  return { address: { ...address, q: settled }, text, change };
}

type OutcomeProps = {
  address: SearchAddress;
  query: {
    isPending: boolean;
    error: Error | null;
    data?: { items: readonly unknown[] } | undefined;
    refetch: () => unknown;
  };
  onWiden: () => void;
};

/** What stands in the place of results while there are none. */
function Outcome({ address, query, onWiden }: OutcomeProps) {
  if (address.q.trim() === '') return <EmptyState icon={<Search />} {...messages.start} />;
  if (query.error !== null) {
    return (
      <div className="px-3">
        <RequestFailed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (query.isPending) {
    return (
      <div className="px-3">
        <SkeletonRows label={messages.searching} />
      </div>
    );
  }
  if (query.data?.items.length !== 0) return null;
  const isNarrow = address.kinds.length > 0 || address.boardId !== undefined;
  return (
    <EmptyState
      title={messages.empty.title}
      text={messages.empty.text}
      action={isNarrow && <Button onClick={onWiden}>{messages.empty.everything}</Button>}
    />
  );
}

function KindFilter({
  chosen,
  onChange,
}: {
  chosen: readonly SearchKind[];
  onChange: (kinds: readonly SearchKind[]) => void;
}) {
  const toggle = (kind: SearchKind) =>
    onChange(chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind]);
  const look =
    'rounded-full border px-3 min-h-7 text-xs font-medium touch:min-h-11 aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent border-line text-soft hover:text-ink';
  return (
    <div role="group" aria-label={messages.kindFilter} className="flex flex-wrap gap-1.5">
      <button
        type="button"
        aria-pressed={chosen.length === 0}
        onClick={() => onChange([])}
        className={look}
      >
        {messages.everything}
      </button>
      {searchKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={chosen.includes(kind)}
          onClick={() => toggle(kind)}
          className={look}
        >
          {messages.kinds[kind]}
        </button>
      ))}
    </div>
  );
}

function BoardFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (boardId: string | undefined) => void;
}) {
  const boards = useQuery(overviewQuery(client)).data?.boards ?? [];
  if (boards.length < 2) return null;
  return (
    <span className="ml-auto w-44 max-sm:ml-0">
      <Select
        aria-label={messages.board}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{messages.everyBoard}</option>
        {boards.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </span>
  );
}
