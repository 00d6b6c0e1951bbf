import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ provider, model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  const copilot = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    includeUsage: true,
    fetch,
    apiKey,
    headers: { 'copilot-integration-id': 'vscode-chat', 'openai-intent': 'conversation-edits' },
  });
  return { model: copilot.chatModel(model), adapt: withHeaders };
}

/** Copilot counts what a person asked and what an agent goes on with apart, and wants to know of pictures. */
function withHeaders(options: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  const { prompt } = options;
  const hasPictures = prompt.some(
    ({ role, content }) =>
      role === 'user' && typeof content !== 'string' && content.some(({ type }) => type === 'file'),
  );
  return {
    ...options,
    headers: {
      ...options.headers,
      'x-initiator': prompt.at(-1)?.role === 'user' ? 'user' : 'agent',
      ...(hasPictures && { 'copilot-vision-request': 'true' }),
    },
  };
}
