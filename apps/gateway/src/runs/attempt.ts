import type { AttemptKey, RunEnd, RunStepReport } from '@helix/contracts/gateway';
import type { FailureReasonName } from '@helix/contracts/runs';
import type { Logger } from '@helix/runtime';
import { eventsAfter, type AttemptEvent, type Follower } from './attempt-event.ts';
import type { AttemptLog } from './attempt-log.ts';

type Unplaced<T> = Omit<T, 'runId' | 'attempt' | 'seq'>;

/** An attempt under way: numbers what happens, records facts before it tells them, and gathers text into pieces. */
export type Attempt = {
  readonly key: AttemptKey;
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  /** The first reason stays. */
  stop(reason: FailureReasonName): void;
  write(text: string): void;
  recordStep(step: Unplaced<RunStepReport>): Promise<void>;
  recordEnd(end: Unplaced<RunEnd>): Promise<void>;
  follow(follower: Follower, afterSeq: number): void;
  /** Nobody hears it any more, unless somebody else follows by now. */
  unfollow(follower: Follower): void;
};

const gatherMs = 50;

export function createAttempt(options: {
  key: AttemptKey;
  idempotencyKey: string;
  openLog: () => Promise<AttemptLog>;
  /** How long it goes on while nobody follows. */
  unfollowedLimitMs: number;
  log: Logger;
}): Attempt & { ready(): Promise<void> } {
  const { key, log } = options;
  const controller = new AbortController();
  const events: AttemptEvent[] = [];
  let seq = 0;
  let follower: Follower | undefined;
  let abandoned: NodeJS.Timeout | undefined;

  const opened = options.openLog();
  const tell = (event: AttemptEvent) => {
    events.push(event);
    follower?.send(event);
  };
  const record = async (save: (file: AttemptLog) => Promise<void>) => {
    try {
      await save(await opened);
    } catch (error) {
      // The engine stores it as well; a full disk must not take the work with it.
      log.error({ err: error, ...key }, 'attempt could not be recorded');
    }
  };
  const place = () => ({ ...key, seq: (seq += 1) });
  const text = gatherText((piece) => {
    tell({ event: 'helix.run.delta', payload: { ...place(), text: piece } });
  });
  const stop = (reason: FailureReasonName) => {
    if (!controller.signal.aborted) controller.abort(reason);
  };

  return {
    key,
    idempotencyKey: options.idempotencyKey,
    signal: controller.signal,
    stop,
    ready: () => opened.then(() => undefined),
    write: text.add,
    async recordStep(step) {
      text.flush();
      const payload: RunStepReport = { ...place(), ...step };
      await record((file) => file.append({ step: payload }));
      tell({ event: 'helix.run.step', payload });
    },
    async recordEnd(end) {
      text.flush();
      text.close();
      clearTimeout(abandoned);
      const payload: RunEnd = { ...place(), ...end };
      await record((file) => file.seal({ end: payload }));
      tell({ event: 'helix.run.end', payload });
    },
    follow(next, afterSeq) {
      clearTimeout(abandoned);
      follower = next;
      for (const event of eventsAfter(events, afterSeq)) next.send(event);
    },
    unfollow(former) {
      if (follower !== former) return;
      follower = undefined;
      abandoned = setTimeout(() => stop('gateway_lost'), options.unfollowedLimitMs);
    },
  };
}

/** The first words go out at once, the rest in pieces. */
function gatherText(send: (piece: string) => void) {
  let gathered = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    if (gathered === '') return;
    const piece = gathered;
    gathered = '';
    send(piece);
  };
  const rest = () => {
    timer = undefined;
    if (gathered === '') return;
    flush();
    timer = setTimeout(rest, gatherMs);
  };
  return {
    flush,
    add(text: string) {
      gathered += text;
      if (timer !== undefined) return;
      flush();
      timer = setTimeout(rest, gatherMs);
    },
    close() {
      clearTimeout(timer);
    },
  };
}
