import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModelV4CallOptions, LanguageModelV4Message } from '@ai-sdk/provider';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  const anthropic = createAnthropic({ baseURL: baseUrl, apiKey, fetch });
  return { model: anthropic(model), adapt: markCache };
}

const cached = { anthropic: { cacheControl: { type: 'ephemeral' as const } } };

/**
 * Up to each mark, what is sent is read from the cache when it was sent before: the tools, the system text, and
 * the conversation so far, which the next call only adds to.
 */
function markCache(options: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  const { prompt, tools = [] } = options;
  const marked = new Set([
    prompt.findLastIndex(({ role }) => role === 'system'),
    prompt.findLastIndex(({ role }) => role === 'user' || role === 'tool'),
  ]);
  return {
    ...options,
    prompt: prompt.map((message, index) => (marked.has(index) ? mark(message) : message)),
    ...(tools.length > 0 && {
      tools: tools.map((tool, index) =>
        index === tools.length - 1 && tool.type === 'function'
          ? { ...tool, providerOptions: cached }
          : tool,
      ),
    }),
  };
}

function mark(message: LanguageModelV4Message): LanguageModelV4Message {
  return { ...message, providerOptions: { ...message.providerOptions, ...cached } };
}
