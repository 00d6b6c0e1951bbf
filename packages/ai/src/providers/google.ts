import { createGoogle } from '@ai-sdk/google';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch, reasoning }: Connection): OpenedModel {
  const google = createGoogle({ baseURL: baseUrl, apiKey, fetch });
  if (reasoning === undefined || reasoning === 'none') return { model: google(model) };
  const providerOptions = { google: { thinkingConfig: { includeThoughts: true } } };
  return { model: google(model), adapt: (options) => ({ ...options, providerOptions }) };
}
