import type { ModelMessage } from '@helix/ai';
import type { PromptMessage, TranscriptEntry } from '@helix/contracts/gateway';
import { bounded } from './bounded.ts';
import { dataBlock } from './data-block.ts';
import { promptLimits } from './prompt-limits.ts';

/** What the run has established, as the model is told it again. */
export function messageOf(entry: TranscriptEntry): ModelMessage {
  switch (entry.kind) {
    case 'answer': {
      const { text, toolCalls, providerData } = entry;
      return { role: 'assistant', content: text, toolCalls, providerData };
    }
    case 'tool-result': {
      const { callId, name, output, isError } = entry;
      return {
        role: 'tool',
        callId,
        name,
        content: bounded(output, promptLimits.toolOutput),
        isError,
      };
    }
    case 'message':
      return {
        role: 'user',
        content: `While you work, ${entry.from.replaceAll(/\s+/g, ' ')} says:\n${dataBlock('message', entry.text)}`,
      };
  }
}

/** A message as people read it later. Pictures are told by name. */
export function printMessage(message: ModelMessage): PromptMessage {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user': {
      const pictures = (message.images ?? []).map(({ name }) => `[Picture: ${name}]`);
      return { role: 'user', content: [message.content, ...pictures].join('\n') };
    }
    case 'assistant': {
      const calls = message.toolCalls.map(
        ({ name, input }) => `[Uses ${name}: ${JSON.stringify(input)}]`,
      );
      return { role: 'assistant', content: [message.content, ...calls].join('\n').trim() };
    }
    case 'tool':
      return { role: 'tool', content: `[${message.name}]\n${message.content}` };
  }
}
