import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { Provider } from '@helix/contracts/models';
import { readProviderData } from './provider-data.ts';
import type { ModelMessage } from './model-call.ts';

export function toPrompt(
  messages: readonly ModelMessage[],
  provider: Provider,
): LanguageModelV4Prompt {
  return messages.map((message) => toMessage(message, provider));
}

function toMessage(message: ModelMessage, provider: Provider): LanguageModelV4Message {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return {
        role: 'user',
        content: [
          { type: 'text', text: message.content },
          ...(message.images ?? []).map(({ name, mediaType, base64 }) => ({
            type: 'file' as const,
            filename: name,
            mediaType,
            data: { type: 'data' as const, data: base64 },
          })),
        ],
      };
    case 'assistant':
      return { role: 'assistant', content: readProviderData(message, provider) };
    case 'tool':
      return {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: message.callId,
            toolName: message.name,
            output: { type: message.isError ? 'error-text' : 'text', value: message.content },
          },
        ],
      };
  }
}
