import type {
  LanguageModelV4ReasoningPart,
  LanguageModelV4TextPart,
  LanguageModelV4ToolCallPart,
} from '@ai-sdk/provider';
import type { ModelMessage } from './model-call.ts';

/** The parts of an answer that we read, in the order in which they came. */
export type AnswerPart =
  | LanguageModelV4TextPart
  | LanguageModelV4ReasoningPart
  | LanguageModelV4ToolCallPart;

/** Signed thoughts and the like have to go back exactly as they came; without any, text and calls say it all. */
export function toProviderData(parts: readonly AnswerPart[]): Record<string, unknown> | undefined {
  const isMarked = parts.some(({ providerOptions }) => providerOptions !== undefined);
  return isMarked ? { parts } : undefined;
}

export function readProviderData(
  message: Extract<ModelMessage, { role: 'assistant' }>,
): AnswerPart[] {
  const kept = message.providerData?.['parts'];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by toProviderData, and carried unread since
  if (Array.isArray(kept)) return kept as AnswerPart[];
  return [
    ...(message.content === '' ? [] : [{ type: 'text' as const, text: message.content }]),
    ...message.toolCalls.map(({ callId, name, input }) => ({
      type: 'tool-call' as const,
      toolCallId: callId,
      toolName: name,
      input,
    })),
  ];
}
