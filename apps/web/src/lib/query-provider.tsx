'use client';

import { isServer, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiError } from '@helix/client';
import { rereadOvertaken } from './reread-overtaken.ts';

/** Events keep what is cached up to date, so nothing goes stale by itself. */
function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 3 && error instanceof ApiError && error.code === 'network',
      },
    },
  });
  rereadOvertaken(queries);
  return queries;
}

let browserClient: QueryClient | undefined;

export function QueryProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() =>
    isServer ? createQueryClient() : (browserClient ??= createQueryClient()),
  );
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
