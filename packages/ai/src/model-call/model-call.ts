import type { FinishReason, RunTool, ToolRequest } from '@helix/contracts/gateway';
import type { Provider } from '@helix/contracts/models';
import type { Usage } from '@helix/contracts/runs';

/** Where a model is reached, and how it is asked. */
export type ModelEndpoint = {
  readonly provider: Provider;
  readonly model: string;
  /** The provider's own address when not given. */
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly reasoning?: 'none' | 'low' | 'medium' | 'high' | undefined;
  /** How many tokens it can read, where that has to be asked for. */
  readonly contextWindow?: number | undefined;
  /** How requests leave: guarded, recorded or replayed. */
  readonly fetch: typeof globalThis.fetch;
};

export type Picture = {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
};

export type ModelMessage =
  | { readonly role: 'system'; readonly content: string }
  | {
      readonly role: 'user';
      readonly content: string;
      readonly images?: readonly Picture[];
    }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly toolCalls: readonly ToolRequest[];
      /** As an earlier answer gave it; sent back unread. */
      readonly providerData?: Readonly<Record<string, unknown>> | undefined;
    }
  | {
      readonly role: 'tool';
      readonly callId: string;
      readonly name: string;
      readonly content: string;
      readonly isError: boolean;
    };

export type ModelCall = {
  readonly endpoint: ModelEndpoint;
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly RunTool[];
  /** Whether a tool may, must or must not be asked for; left to the model unless given. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  readonly maxOutputTokens: number;
  /** How long the provider may send nothing of use. */
  readonly stallMs: number;
  /** Aborted with the name of a failure reason; anything else counts as `cancelled_by_user`. */
  readonly signal: AbortSignal;
};

export type DeltaKind = 'text' | 'thinking';

export type CallTimings = { readonly firstTokenMs: number | null; readonly totalMs: number };

export type ModelAnswer = {
  readonly text: string;
  readonly thinking: string;
  readonly toolCalls: ToolRequest[];
  /** What the provider wants back with this answer in the next call, if anything. */
  readonly providerData: Record<string, unknown> | undefined;
  readonly usage: Usage | null;
  readonly finishReason: FinishReason;
  readonly timings: CallTimings;
};
