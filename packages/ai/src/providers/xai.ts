import { createXai } from '@ai-sdk/xai';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  const xai = createXai({ baseURL: baseUrl, apiKey, fetch });
  return {
    model: xai(model),
    adapt: (options) => ({ ...options, providerOptions: { xai: { store: false } } }),
  };
}
