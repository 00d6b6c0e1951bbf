import { QueryClient } from '@tanstack/react-query';
import { cache } from 'react';
import { getStreamPosition } from '@helix/contracts/live';
import { isFirstPaint } from './is-first-paint.ts';
import { serverClient } from './server-client.ts';
import { keepPosition } from './stream-position.ts';

/** Of one request, never shared: what it holds belongs to who asked. Knows from where the browser has to follow. */
export async function createServerQueries(): Promise<QueryClient> {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const position = await positionAtFirst();
  if (position !== undefined) keepPosition(queries, position);
  return queries;
}

/** One for all parts of a document, from before the first of them is read. */
const positionAtFirst = cache(async (): Promise<number | undefined> => {
  if (!(await isFirstPaint())) return undefined;
  const client = await serverClient();
  // Whoever may not follow is told so by what is read next; without a position a browser reads everything once more.
  return client.call(getStreamPosition, {}).then(
    ({ seq }) => seq,
    () => undefined,
  );
});
