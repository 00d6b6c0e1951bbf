import { createOpenAI } from '@ai-sdk/openai';
import type { Connection, OpenedModel } from './provider.ts';

/** These are served by chat completions alone. */
const chatOnly = /-(audio|search)-preview|^gpt-3\.5|^gpt-4-/;

/** Nothing stays with OpenAI between calls: we send the whole conversation, thoughts included, in encrypted form. */
export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  const openai = createOpenAI({ baseURL: baseUrl, apiKey, fetch });
  if (chatOnly.test(model)) return { model: openai.chat(model) };
  return {
    model: openai.responses(model),
    adapt: (options) => ({ ...options, providerOptions: { openai: { store: false } } }),
  };
}
