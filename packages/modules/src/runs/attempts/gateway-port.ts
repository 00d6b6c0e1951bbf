import type {
  AttemptKey,
  GatewayFeature,
  RunEnd,
  RunStart,
  RunStepReport,
  RunToolCall,
  RunToolResult,
} from '@helix/contracts/gateway';
import type { Provider } from '@helix/contracts/models';

/** What a gateway must be able to do for a run. */
export type GatewayNeed = {
  readonly provider: Provider;
  readonly features: readonly GatewayFeature[];
};

export type RunHandlers = {
  onDelta(delta: { attempt: number; seq: number; kind: 'text' | 'thinking'; text: string }): void;
  onStep(step: RunStepReport): Promise<void>;
  /** After what was told again, when an attempt is rejoined that goes on: from here on it tells what is new. */
  onCaughtUp(): Promise<void>;
  /** Asked for again after a reconnect; the answer has to be the same. */
  onToolCall(call: RunToolCall): Promise<RunToolResult['result']>;
};

/** What the run job needs of the gateways; the engine's pool provides it. */
export type GatewayPort = {
  /** Whether one that can has room now. */
  isAvailable(need?: GatewayNeed): boolean;
  /** Whether it is of use to wait: one can, or may when it is back. */
  canServe(need: GatewayNeed): boolean;
  /** Resolves when one that can has room. */
  untilAvailable(signal: AbortSignal, need?: GatewayNeed): Promise<void>;
  /** Resolves when the attempt has ended and each of its steps was handled. */
  execute(attempt: RunStart, handlers: RunHandlers, signal: AbortSignal): Promise<RunEnd>;
  /**
   * Goes on with an attempt that was begun earlier, by an engine that died or could not store what came of it: each of
   * its steps is told again. Nothing when no gateway knows it any more.
   */
  rejoin(
    attempt: AttemptKey,
    handlers: RunHandlers,
    signal: AbortSignal,
  ): Promise<RunEnd | undefined>;
  /** Whether an attempt of this run is under way for this engine. */
  isExecuting(runId: string): boolean;
  steer(runId: string, message: { messageId: string; from: string; text: string }): Promise<void>;
  /** Lets the gateway forget the attempt; call it only when the outcome is committed. */
  acknowledge(runId: string, attempt: number): Promise<void>;
  /** Attempts that gateways keep: under way, or not acknowledged. */
  held(): Promise<readonly AttemptKey[]>;
};
