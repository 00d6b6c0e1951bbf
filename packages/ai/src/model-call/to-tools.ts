import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelCall } from './model-call.ts';

/** Nothing at all without tools: some models refuse even an empty list. */
export function toTools({
  tools = [],
  toolChoice,
}: Pick<ModelCall, 'tools' | 'toolChoice'>): Pick<
  LanguageModelV4CallOptions,
  'tools' | 'toolChoice'
> {
  if (tools.length === 0) return {};
  return {
    tools: tools.map((tool) => ({ type: 'function', ...tool })),
    ...(toolChoice && { toolChoice: { type: toolChoice } }),
  };
}
