import { ApiError, follow, type Client, type FollowState } from '@helix/client';
import { streamEvents } from '@helix/contracts/live';
import type { LiveEvent } from './live-event.ts';

/** `since` is when what is shown was last known to be right. */
export type LiveState = { readonly kind: FollowState['kind']; readonly since: number | null };

type ConnectionOptions = {
  readonly client: Client;
  /** The number of an event that what is shown already includes. */
  readonly after?: number | undefined;
  readonly onState: (state: LiveState) => void;
  /** The stream is open from here on: what it tells and no log keeps is told anew. */
  readonly onOpen?: () => void;
  readonly onEvent: (event: LiveEvent) => void;
  /** Something may have happened that no event has told of. */
  readonly onGap: () => void;
  readonly onSignedOut: () => void;
  /** After what cannot be helped by asking again at once. */
  readonly pauseMs?: number;
};

export type LiveConnection = {
  /** Does not wait for a connection to be found dead: asks anew, from where it was. */
  readonly retry: () => void;
  /** Lets go of the connection until the next `retry`. */
  readonly pause: () => void;
  readonly stop: () => void;
};

/** The organization's events from now on, through dead sockets, restarts and sleep, none lost and none twice. */
export function connectLive(options: ConnectionOptions): LiveConnection {
  const stop = new AbortController();
  let attempt = new AbortController();
  let wake: (() => void) | undefined;
  let isPaused = false;
  let lastEventId = options.after === undefined ? undefined : String(options.after);
  let since: number | null = null;

  const onState = ({ kind }: FollowState) => {
    if (kind === 'live') {
      since = Date.now();
      // Without the number of an event there is nothing to go on from.
      if (lastEventId === undefined) options.onGap();
      options.onOpen?.();
    }
    options.onState({
      kind: kind === 'connecting' && since !== null ? 'reconnecting' : kind,
      since,
    });
  };
  const followOnce = async () => {
    attempt = new AbortController();
    const signal = AbortSignal.any([attempt.signal, stop.signal]);
    const from = lastEventId === undefined ? {} : { lastEventId };
    for await (const event of follow(
      options.client,
      streamEvents,
      {},
      { signal, onState, ...from },
    )) {
      lastEventId = event.frameId ?? lastEventId;
      since = Date.now();
      options.onEvent(event);
    }
  };
  const run = async () => {
    while (!stop.signal.aborted) {
      if (isPaused) await new Promise<void>((resolve) => (wake = resolve));
      try {
        await followOnce();
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return options.onSignedOut();
        if (error instanceof ApiError && error.code === 'stream.resume_expired')
          lastEventId = undefined;
        else await wait(options.pauseMs ?? 2_000);
      }
    }
    return undefined;
  };
  void run();

  const wakeUp = () => {
    isPaused = false;
    wake?.();
    wake = undefined;
  };
  return {
    retry() {
      wakeUp();
      attempt.abort();
    },
    pause() {
      isPaused = true;
      attempt.abort();
    },
    stop() {
      stop.abort();
      wakeUp();
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
