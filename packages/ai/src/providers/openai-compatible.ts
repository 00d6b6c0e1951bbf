import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { Connection, OpenedModel } from './provider.ts';

/** Whatever speaks chat completions: our simulation, llama.cpp, vLLM, LM Studio, a company's own gateway. */
export function open({ provider, model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  const compatible = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    includeUsage: true,
    fetch,
    ...(apiKey !== '' && { apiKey }),
  });
  return { model: compatible.chatModel(model) };
}
