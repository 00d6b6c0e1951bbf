import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch, reasoning }: Connection): OpenedModel {
  const openrouter = createOpenRouter({
    baseURL: baseUrl,
    apiKey,
    fetch,
    compatibility: 'strict',
    appName: 'Helix Mission Control',
  });
  return {
    model: openrouter.chat(model, {
      usage: { include: true },
      ...(reasoning !== undefined && { reasoning: { effort: reasoning } }),
    }),
  };
}
