import type { RunEnd, RunStart, RunStepReport } from '@helix/contracts/gateway';

/** What the run job needs of the gateways; the engine's pool provides it. */
export type GatewayPort = {
  isAvailable(): boolean;
  /** Resolves when a gateway has room. */
  untilAvailable(signal: AbortSignal): Promise<void>;
  /** Resolves when the attempt has ended and each of its steps was handled. */
  execute(
    attempt: RunStart,
    handlers: {
      onDelta(delta: { attempt: number; seq: number; text: string }): void;
      onStep(step: RunStepReport): Promise<void>;
    },
    signal: AbortSignal,
  ): Promise<RunEnd>;
  /** Lets the gateway forget the attempt; call it only when the outcome is committed. */
  acknowledge(runId: string, attempt: number): Promise<void>;
};
