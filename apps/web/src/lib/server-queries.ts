import { QueryClient } from '@tanstack/react-query';

/** Of one request, never shared: what it holds belongs to who asked. */
export function createServerQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}
