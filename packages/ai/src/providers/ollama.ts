import { createOllama } from 'ollama-ai-provider-v2';
import { checkLines } from './ollama-lines.ts';
import { bearer, type Connection, type OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch, contextWindow }: Connection): OpenedModel {
  const lines = checkLines(fetch);
  const ollama = createOllama({
    baseURL: baseUrl,
    fetch: lines.fetch,
    compatibility: 'strict',
    ...bearer(apiKey),
  });
  const opened = { model: ollama.chat(model), fault: lines.fault };
  if (contextWindow === undefined) return opened;
  // Unless it is told, Ollama reads a few thousand tokens, and forgets the beginning without a word.
  return {
    ...opened,
    adapt: (options) => ({
      ...options,
      providerOptions: {
        ollama: { options: { num_ctx: contextWindow, num_predict: options.maxOutputTokens ?? -1 } },
      },
    }),
  };
}
