import type { Metadata } from 'next';
import { readSearchAddress, SearchPage, searchQuery } from '../../../features/search/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Search' };

type SearchRouteProps = { searchParams: Promise<Readonly<Record<string, string | undefined>>> };

export default async function SearchRoute({ searchParams }: SearchRouteProps) {
  const params = await searchParams;
  const address = readSearchAddress((name) => params[name]);
  return (
    <Prefetched
      load={(queries, client) =>
        address.q.trim() === ''
          ? []
          : [queries.prefetchQuery(searchQuery(client, { ...address, limit: 50 }))]
      }
    >
      <SearchPage />
    </Prefetched>
  );
}
