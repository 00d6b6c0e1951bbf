import type {
  LanguageModelV4ReasoningPart,
  LanguageModelV4TextPart,
  LanguageModelV4ToolCallPart,
} from '@ai-sdk/provider';
import type { Provider } from '@helix/contracts/models';
import type { ModelMessage } from './model-call.ts';

/** The parts of an answer that we read, in the order in which they came. */
export type AnswerPart =
  | LanguageModelV4TextPart
  | LanguageModelV4ReasoningPart
  | LanguageModelV4ToolCallPart;

/** Empty thoughts may carry a signature, and so may an empty last piece of text; other empty pieces are refused by some. */
export function isWorthKeeping(part: AnswerPart): boolean {
  if (!('text' in part) || part.text !== '') return true;
  const marks = Object.values(part.providerOptions ?? {});
  return part.type === 'reasoning'
    ? marks.length > 0
    : marks.some((mark) => 'thoughtSignature' in mark);
}

/** Signed thoughts and the like have to go back exactly as they came; without any, text and calls say it all. */
export function toProviderData(
  provider: Provider,
  parts: readonly AnswerPart[],
): Record<string, unknown> | undefined {
  const isMarked = parts.some(({ providerOptions }) => providerOptions !== undefined);
  return isMarked ? { provider, parts } : undefined;
}

/** What one provider has signed is of no use to another. */
export function readProviderData(
  message: Extract<ModelMessage, { role: 'assistant' }>,
  provider: Provider,
): AnswerPart[] {
  const { provider: signer, parts } = message.providerData ?? {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by toProviderData, and carried unread since
  if (signer === provider && Array.isArray(parts)) return parts as AnswerPart[];
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
