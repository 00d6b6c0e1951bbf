import type { Metadata } from 'next';
import {
  endsQuery,
  Home,
  latestActivityQuery,
  mentionsQuery,
  needsMeQuery,
  openQuestionsQuery,
  queuedRunsQuery,
  spendQuery,
} from '../../features/home/index.ts';
import { modelsQuery } from '../../features/models/model-queries.ts';
import { anyRunQuery } from '../../features/onboarding/onboarding-queries.ts';
import { Prefetched } from '../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Home' };

export default function HomePage() {
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(openQuestionsQuery(client)),
        queries.prefetchQuery(needsMeQuery(client)),
        queries.prefetchQuery(mentionsQuery(client)),
        queries.prefetchQuery(latestActivityQuery(client)),
        queries.prefetchQuery(queuedRunsQuery(client)),
        queries.prefetchQuery(spendQuery(client)),
        queries.prefetchQuery(endsQuery(client)),
        queries.prefetchQuery(modelsQuery(client)),
        queries.prefetchQuery(anyRunQuery(client)),
      ]}
    >
      <Home />
    </Prefetched>
  );
}
