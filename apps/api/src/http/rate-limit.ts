import { AppError, type Logger } from '@helix/runtime';
import type { EphemeralStore } from '@helix/runtime/ephemeral';

const windowMs = 60_000;
const syncEveryMs = 1_000;

/** Counts here at once and with the other api processes about every second, so that a request costs no round trip. */
export type RateLimiter = {
  /** Answers with a way to give it back. */
  take(key: string, limit: number): () => void;
};

type Window = { known: number; pending: number; endsAt: number; syncedAt: number };

export function createRateLimiter(deps: {
  ephemeral: EphemeralStore;
  now: () => number;
  log: Logger;
}): RateLimiter {
  const windows = new Map<string, Window>();

  const sync = async (key: string, window: Window) => {
    const by = window.pending;
    window.pending = 0;
    window.known += by;
    const { value, resetsInMs } = await deps.ephemeral.increment(`rate:${key}`, { windowMs, by });
    window.known = value;
    window.endsAt = deps.now() + resetsInMs;
  };

  return {
    take(key, limit) {
      const now = deps.now();
      const window = openWindow(windows, key, now);
      window.pending += 1;
      if (window.known + window.pending > limit) {
        throw new AppError('request.rate_limited', 'Too many requests; try again in a moment', {
          details: { retryAfterSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)) },
        });
      }
      const giveBack = () => {
        window.pending -= 1;
      };
      if (now - window.syncedAt < syncEveryMs) return giveBack;
      window.syncedAt = now;
      sync(key, window).catch((error: unknown) =>
        deps.log.debug({ err: error }, 'rate limit counts only this process for now'),
      );
      return giveBack;
    },
  };
}

function openWindow(windows: Map<string, Window>, key: string, now: number): Window {
  const current = windows.get(key);
  if (current && current.endsAt > now) return current;
  // Windows that ended are forgotten as new ones open, so the map stays as small as the last minute.
  for (const [other, window] of windows) if (window.endsAt <= now) windows.delete(other);
  const opened = { known: 0, pending: 0, endsAt: now + windowMs, syncedAt: 0 };
  windows.set(key, opened);
  return opened;
}
