import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { RunTool } from '@helix/contracts/gateway';

/** Nothing at all without tools: some models refuse even an empty list. */
export function toTools(tools: readonly RunTool[]): Pick<LanguageModelV4CallOptions, 'tools'> {
  if (tools.length === 0) return {};
  return { tools: tools.map((tool) => ({ type: 'function', ...tool })) };
}
