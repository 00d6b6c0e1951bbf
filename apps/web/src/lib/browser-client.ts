import { createClient } from '@helix/client';
import { refreshSession } from '@helix/contracts/identity';

/** The session lives in cookies that scripts cannot read, so there is nothing to attach here. */
export const client = createClient({
  baseUrl: '',
  onUnauthorized: refreshOnce,
  trustsAnswers: true,
});

let refreshing: Promise<boolean> | undefined;

/** A refresh token works once, so all tabs of this browser take turns. */
export function refreshOnce(): Promise<boolean> {
  refreshing ??= withLock(async () => {
    try {
      await createClient({ baseUrl: '', trustsAnswers: true }).call(refreshSession, { body: {} });
      return true;
    } catch {
      return false;
    }
  }).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

function withLock(work: () => Promise<boolean>): Promise<boolean> {
  // Only there on https and localhost; elsewhere two tabs that refresh at the same moment sign in again.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('helix-session', work);
}
