import type { DeltaKind } from '@helix/ai';
import type {
  AttemptKey,
  RunEnd,
  RunStepReport,
  RunToolResult,
  ToolRequest,
} from '@helix/contracts/gateway';
import type { FailureReasonName } from '@helix/contracts/runs';
import type { Logger } from '@helix/runtime';
import { eventsAfter, type AttemptEvent, type Follower } from './attempt-event.ts';
import type { AttemptLog } from './attempt-log.ts';

/** Without what the attempt knows by itself. */
type Unplaced<T> = T extends unknown ? Omit<T, 'runId' | 'attempt' | 'seq'> : never;

export type Message = { readonly messageId: string; readonly from: string; readonly text: string };

/** An attempt under way: numbers what happens, records facts before it tells them, and gathers text into pieces. */
export type LiveAttempt = {
  readonly key: AttemptKey;
  readonly signal: AbortSignal;
  /** The first reason stays. */
  readonly stop: (reason: FailureReasonName) => void;
  readonly write: (kind: DeltaKind, text: string) => void;
  /** Has a tool carried out by whoever follows; rejects with the reason when the attempt is stopped. */
  readonly askTool: (request: ToolRequest) => Promise<RunToolResult['result']>;
  /** False when nobody waits for it: it was given before, or never asked for. */
  readonly giveResult: (callId: string, result: RunToolResult['result']) => boolean;
  /** Something a person says to the run. Said twice, it is heard once. */
  readonly say: (message: Message) => void;
  /** What was said since the last time. */
  readonly takeMessages: () => Message[];
  readonly recordStep: (step: Unplaced<RunStepReport>) => void;
  readonly recordEnd: (end: Unplaced<RunEnd>) => Promise<void>;
  readonly follow: (follower: Follower, afterSeq: number) => void;
  /** Nobody hears it any more, unless somebody else follows by now. */
  readonly unfollow: (follower: Follower) => void;
};

export function createAttempt(options: {
  key: AttemptKey;
  file: AttemptLog;
  /** How long it goes on while nobody follows. */
  unfollowedLimitMs: number;
  log: Logger;
}): LiveAttempt {
  const { key, file } = options;
  const controller = new AbortController();
  let seq = 0;
  const place = () => ({ ...key, seq: (seq += 1) });
  const stop = (reason: FailureReasonName) => {
    if (!controller.signal.aborted) controller.abort(reason);
  };
  const audience = createAudience(() => stop('gateway_lost'), options.unfollowedLimitMs);
  const text = gatherText((kind, piece) => {
    audience.tell({ event: 'helix.run.delta', payload: { ...place(), kind, text: piece } });
  });
  const waiting = createWaitingCalls(controller.signal);
  const messages = createMailbox();
  // The engine stores it as well; a full disk must not take the work with it.
  const failed = (error: unknown) =>
    options.log.error({ err: error, ...key }, 'attempt could not be recorded');
  return {
    key,
    signal: controller.signal,
    stop,
    write: text.add,
    askTool(request) {
      text.flush();
      const result = waiting.wait(request.callId);
      audience.tell({ event: 'helix.run.tool-call', payload: { ...place(), ...request } });
      return result;
    },
    giveResult: waiting.settle,
    say: messages.put,
    takeMessages: messages.take,
    recordStep(step) {
      text.flush();
      // What the calls before this one said stands in their reports.
      if (step.state === 'started') audience.forgetText();
      const payload: RunStepReport = { ...place(), ...step };
      try {
        file.append({ step: payload });
      } catch (error) {
        failed(error);
      }
      audience.tell({ event: 'helix.run.step', payload });
    },
    async recordEnd(end) {
      text.flush();
      const payload: RunEnd = { ...place(), ...end };
      await file.seal({ end: payload }).catch(failed);
      audience.tell({ event: 'helix.run.end', payload });
      audience.close();
    },
    follow: audience.enter,
    unfollow: audience.leave,
  };
}

/** What was told so far, and the one who listens now. An empty room is not played to for long. */
function createAudience(onAbandoned: () => void, patienceMs: number) {
  let told: AttemptEvent[] = [];
  let follower: Follower | undefined;
  let patience: NodeJS.Timeout | undefined;
  return {
    tell(event: AttemptEvent): void {
      told.push(event);
      follower?.send(event);
    },
    forgetText(): void {
      told = told.filter(({ event }) => event !== 'helix.run.delta');
    },
    enter: (next: Follower, afterSeq: number): void => {
      clearTimeout(patience);
      follower = next;
      for (const event of eventsAfter(told, afterSeq)) next.send(event);
    },
    leave: (former: Follower): void => {
      if (follower !== former) return;
      follower = undefined;
      patience = setTimeout(onAbandoned, patienceMs);
    },
    close(): void {
      clearTimeout(patience);
    },
  };
}

/** Tools that were asked for and not answered yet. */
function createWaitingCalls(signal: AbortSignal) {
  const waiting = new Map<string, PromiseWithResolvers<RunToolResult['result']>>();
  signal.addEventListener('abort', () => {
    for (const call of waiting.values()) call.reject(signal.reason);
    waiting.clear();
  });
  return {
    wait(callId: string): Promise<RunToolResult['result']> {
      const call = Promise.withResolvers<RunToolResult['result']>();
      if (signal.aborted) call.reject(signal.reason);
      else waiting.set(callId, call);
      return call.promise;
    },
    settle(callId: string, result: RunToolResult['result']): boolean {
      waiting.get(callId)?.resolve(result);
      return waiting.delete(callId);
    },
  };
}

function createMailbox() {
  const heard = new Set<string>();
  let unread: Message[] = [];
  return {
    put(message: Message): void {
      if (heard.has(message.messageId)) return;
      heard.add(message.messageId);
      unread.push(message);
    },
    take(): Message[] {
      const messages = unread;
      unread = [];
      return messages;
    },
  };
}

/** The first words go out at once, then what comes in a turn as one piece; what is thought and what is said do not mix. */
function gatherText(send: (kind: DeltaKind, piece: string) => void) {
  let gathered = '';
  let gatheredKind: DeltaKind | undefined;
  let turn: NodeJS.Immediate | undefined;
  const flush = () => {
    clearImmediate(turn);
    turn = undefined;
    if (gathered === '' || gatheredKind === undefined) return;
    const piece = gathered;
    gathered = '';
    send(gatheredKind, piece);
  };
  return {
    /** What comes next is a beginning again. */
    flush() {
      flush();
      gatheredKind = undefined;
    },
    add(kind: DeltaKind, text: string) {
      const isFirst = gatheredKind === undefined;
      if (kind !== gatheredKind) flush();
      gatheredKind = kind;
      gathered += text;
      if (isFirst) flush();
      else turn ??= setImmediate(flush);
    },
  };
}
