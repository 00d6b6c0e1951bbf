import { createHash } from 'node:crypto';
import { createMistral } from '@ai-sdk/mistral';
import type { LanguageModelV4Message } from '@ai-sdk/provider';
import type { Connection, OpenedModel } from './provider.ts';

export function open({ model, baseUrl, apiKey, fetch }: Connection): OpenedModel {
  const mistral = createMistral({ baseURL: baseUrl, apiKey, fetch });
  return {
    model: mistral(model),
    adapt: (options) => ({ ...options, prompt: options.prompt.map(withShortIds) }),
  };
}

/** Mistral takes tool calls that another model made only if their ids look like its own. */
function withShortIds(message: LanguageModelV4Message): LanguageModelV4Message {
  if (message.role === 'assistant') {
    return { ...message, content: message.content.map(withShortId) };
  }
  if (message.role === 'tool') return { ...message, content: message.content.map(withShortId) };
  return message;
}

function withShortId<P extends object>(part: P): P {
  if (!('toolCallId' in part) || typeof part.toolCallId !== 'string') return part;
  const id = part.toolCallId;
  if (/^[a-zA-Z0-9]{9}$/.test(id)) return part;
  return { ...part, toolCallId: createHash('sha256').update(id).digest('hex').slice(0, 9) };
}
