'use client';

import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { client } from '../../lib/browser-client.ts';
import { readPosition } from '../../lib/stream-position.ts';
import { presenceKeys } from '../presence/presence-queries.ts';
import { connectLive, type LiveConnection, type LiveState } from './live-connection.ts';
import { askBeforeLeaving } from './unsent-changes.ts';
import { watchBrowser } from './watch-browser.ts';
import { watchSession } from './watch-session.ts';

type Live = { readonly state: LiveState; readonly retry: () => void };

const atFirst: LiveState = { kind: 'connecting', since: null };
const LiveContext = createContext<Live>({ state: atFirst, retry: () => undefined });

/** Follows the organization for as long as a page is open and keeps the cache as it is on the server. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>(atFirst);
  const connection = useRef<LiveConnection>(undefined);
  useEffect(() => {
    // It knows every slice, so no page waits for it.
    const patching = import('./apply-event.ts');
    const rereadAll = () => queries.invalidateQueries();
    const opened = connectLive({
      client,
      after: readPosition(queries),
      onState: setState,
      onOpen: () => void queries.invalidateQueries({ queryKey: presenceKeys.all }),
      onEvent: (event) =>
        void patching
          .then(({ applyEvent }) => applyEvent(queries, event))
          .catch((error: unknown) => {
            reportError(error);
            void rereadAll();
          }),
      onGap: () => void rereadAll(),
      onSignedOut: signInAgain,
    });
    connection.current = opened;
    const unwatch = watchBrowser(opened);
    const letLeave = askBeforeLeaving(queries);
    const unwatchSession = watchSession(queries, signInAgain);
    return () => {
      unwatch();
      unwatchSession();
      letLeave();
      opened.stop();
    };
  }, [queries]);
  const live = useMemo(() => ({ state, retry: () => connection.current?.retry() }), [state]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** And comes back to this place. */
function signInAgain(): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(`/login?next=${encodeURIComponent(pathname + search)}${hash}`);
}

export function useLiveState(): LiveState {
  return useContext(LiveContext).state;
}

export function useLive(): Live {
  return useContext(LiveContext);
}
