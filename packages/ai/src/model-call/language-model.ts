import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ModelEndpoint } from './model-call.ts';

/**
 * Providers are used below the AI SDK's own loop: one call is one request, without retries,
 * because when to try again and which tool to run are decisions that we record.
 * Loaded on first use, since a gateway at rest needs no provider in memory.
 */
export async function openLanguageModel(endpoint: ModelEndpoint): Promise<LanguageModelV4> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const provider = createOpenAICompatible({
    name: endpoint.provider,
    baseURL: endpoint.baseUrl,
    includeUsage: true,
    ...(endpoint.apiKey === undefined ? {} : { apiKey: endpoint.apiKey }),
  });
  return provider.chatModel(endpoint.model);
}
