import { createOllama } from 'ollama-ai-provider-v2';
import { bearer, type Connection, type OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch, contextWindow }: Connection): OpenedModel {
  const ollama = createOllama({
    baseURL: baseUrl,
    fetch,
    compatibility: 'strict',
    ...bearer(apiKey),
  });
  if (contextWindow === undefined) return { model: ollama.chat(model) };
  // Unless it is told, Ollama reads a few thousand tokens, and forgets the beginning without a word.
  return {
    model: ollama.chat(model),
    adapt: (options) => ({
      ...options,
      providerOptions: {
        ollama: { options: { num_ctx: contextWindow, num_predict: options.maxOutputTokens ?? -1 } },
      },
    }),
  };
}
