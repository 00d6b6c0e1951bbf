import type { ModelMessage } from '@helix/ai';
import { bounded } from './bounded.ts';

/** Tokens are shorter than this in every language that we have measured prompts in; a guess must not be too high. */
const charactersPerToken = 3;
const pictureCharacters = 4_500;
/** What is left of a tool's output that had to make room. */
const stubLength = 200;
/** An answer may take at most this part of the window. */
const answerShare = 0.5;

type Window = {
  /** Tokens that the model can take in and put out together; without one, nothing is cut. */
  readonly contextWindow: number | undefined;
  readonly maxOutputTokens: number;
  /** What is sent besides the messages. */
  readonly toolCharacters: number;
};

/** How long an answer may be. */
export function answerLimit({
  contextWindow,
  maxOutputTokens,
}: Pick<Window, 'contextWindow' | 'maxOutputTokens'>): number {
  if (contextWindow === undefined) return maxOutputTokens;
  return Math.min(maxOutputTokens, Math.floor(contextWindow * answerShare));
}

/**
 * The conversation as far as the model can take it in. What tools gave makes room first, the oldest before the newer;
 * then the work, then who the agent is. What was cut says so.
 */
export function fitWindow(messages: readonly ModelMessage[], window: Window): ModelMessage[] {
  const { contextWindow, toolCharacters } = window;
  const fitted = [...messages];
  if (contextWindow === undefined) return fitted;
  const tokens = contextWindow - answerLimit(window);
  const room = Math.max(0, tokens * charactersPerToken - toolCharacters);
  let excess = fitted.reduce((sum, message) => sum + sizeOf(message), 0) - room;
  const cut = (index: number, length: number) => {
    const message = fitted[index];
    if (excess <= 0 || !message || message.content.length <= length) return;
    const shorter = { ...message, content: bounded(message.content, Math.max(0, length)) };
    excess -= sizeOf(message) - sizeOf(shorter);
    fitted[index] = shorter;
  };
  for (const [index, { role }] of messages.entries()) if (role === 'tool') cut(index, stubLength);
  for (const role of ['user', 'system'] as const) {
    const index = messages.findIndex((message) => message.role === role);
    const length = messages[index]?.content.length ?? 0;
    // Room for the note that says how much was cut; half of it stays whatever happens.
    cut(index, Math.max(Math.floor(length / 2), length - excess - stubLength));
  }
  return fitted;
}

function sizeOf(message: ModelMessage): number {
  const { content } = message;
  if (message.role === 'assistant')
    return content.length + JSON.stringify(message.toolCalls).length;
  const pictures = message.role === 'user' ? (message.images?.length ?? 0) : 0;
  return content.length + pictures * pictureCharacters;
}
