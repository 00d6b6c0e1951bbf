import type { FailureReasonName } from '@helix/contracts/runs';
import type { ModelAnswer } from './model-call.ts';

/** What there was when the call failed: written and used tokens count, even if the answer does not. */
export type PartialAnswer = Pick<ModelAnswer, 'text' | 'thinking' | 'usage' | 'timings'>;

export class ModelCallError extends Error {
  override readonly name = 'ModelCallError';
  readonly reason: FailureReasonName;
  readonly partial: PartialAnswer;
  readonly retryAfterMs: number | undefined;
  /** It never left, or was refused before anything was done. */
  readonly isUnbilled: boolean;

  constructor(
    failure: {
      reason: FailureReasonName;
      message: string;
      retryAfterMs?: number | undefined;
      isUnbilled?: boolean | undefined;
      cause?: unknown;
    },
    partial: PartialAnswer,
  ) {
    super(failure.message, { cause: failure.cause });
    this.reason = failure.reason;
    this.retryAfterMs = failure.retryAfterMs;
    this.isUnbilled = failure.isUnbilled ?? false;
    this.partial = partial;
  }
}
