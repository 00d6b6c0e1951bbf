import { createAlibaba } from '@ai-sdk/alibaba';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  return { model: createAlibaba({ baseURL: baseUrl, apiKey, fetch, includeUsage: true })(model) };
}
