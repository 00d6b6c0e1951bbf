import { createDeepSeek } from '@ai-sdk/deepseek';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  return { model: createDeepSeek({ baseURL: baseUrl, apiKey, fetch })(model) };
}
