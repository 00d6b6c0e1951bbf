import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@helix/client';

const endings = new Set(['auth.required', 'auth.session_expired', 'auth.session_reused']);

/** Tells when something was refused because the session is over, which the stream may not know for long. */
export function watchSession(queries: QueryClient, onSignedOut: () => void): () => void {
  const hear = (error: unknown) => {
    if (error instanceof ApiError && endings.has(error.code)) onSignedOut();
  };
  const stops = [
    queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') hear(event.action.error);
    }),
    queries.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') hear(event.action.error);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
