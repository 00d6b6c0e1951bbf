'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { ApiError, follow, type FollowState } from '@helix/client';
import { streamEvents } from '@helix/contracts/live';
import { client } from '../../lib/browser-client.ts';
import { applyEvent } from './apply-event.ts';

const LiveContext = createContext<FollowState | undefined>(undefined);

/** Follows the organization for as long as a page is open and keeps the cache as it is on the server. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<FollowState>();
  useEffect(() => {
    const stop = new AbortController();
    const run = async () => {
      while (!stop.signal.aborted) {
        // What was rendered before the stream began may lack what happened in between.
        let isFirst = true;
        const onState = (next: FollowState) => {
          setState(next);
          if (next.kind === 'live' && isFirst) {
            isFirst = false;
            void queries.invalidateQueries();
          }
        };
        try {
          for await (const event of follow(
            client,
            streamEvents,
            {},
            { signal: stop.signal, onState },
          )) {
            applyEvent(queries, event);
          }
        } catch (error) {
          if (error instanceof ApiError && error.status === 401)
            return window.location.assign('/login');
        }
      }
      return undefined;
    };
    void run();
    return () => stop.abort();
  }, [queries]);
  return <LiveContext value={state}>{children}</LiveContext>;
}

export function useLiveState(): FollowState | undefined {
  return useContext(LiveContext);
}
