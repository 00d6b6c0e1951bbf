import type { FinishReason, PromptMessage } from '@helix/contracts/gateway';
import type { Provider } from '@helix/contracts/models';
import type { Usage } from '@helix/contracts/runs';

/** Where a model is reached. */
export type ModelEndpoint = {
  readonly provider: Provider;
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
};

export type ModelCall = {
  readonly endpoint: ModelEndpoint;
  readonly messages: readonly PromptMessage[];
  readonly maxOutputTokens: number;
  /** How long the provider may send nothing of use. */
  readonly stallMs: number;
  /** Aborted with the name of a failure reason; anything else counts as `cancelled_by_user`. */
  readonly signal: AbortSignal;
};

export type CallTimings = { readonly firstTokenMs: number | null; readonly totalMs: number };

export type ModelAnswer = {
  readonly text: string;
  readonly usage: Usage | null;
  readonly finishReason: FinishReason;
  readonly timings: CallTimings;
};
