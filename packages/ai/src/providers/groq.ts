import { createGroq } from '@ai-sdk/groq';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  return { model: createGroq({ baseURL: baseUrl, apiKey, fetch })(model) };
}
