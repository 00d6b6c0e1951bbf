import type { ModelMessage } from '@helix/ai';
import { bounded } from './bounded.ts';
import { estimateTokens, lengthWithin } from './estimate-tokens.ts';

const pictureTokens = 1_500;
/** What says how much was cut. */
const noteTokens = 40;
/** What is left of a tool's output that had to make room. */
const stubLength = 200;
/** An answer may take at most this part of the window. */
const answerShare = 0.5;

type Window = {
  /** Tokens that the model can take in and put out together; without one, nothing is cut. */
  readonly contextWindow: number | undefined;
  readonly maxOutputTokens: number;
  /** The tools as they are sent besides the messages. */
  readonly tools: string;
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
  const { contextWindow, tools } = window;
  const fitted = [...messages];
  if (contextWindow === undefined) return fitted;
  const room = Math.max(0, contextWindow - answerLimit(window) - estimateTokens(tools));
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
    const content = messages[index]?.content ?? '';
    const fitting = lengthWithin(content, estimateTokens(content) - excess - noteTokens);
    // Half of it stays whatever happens.
    cut(index, Math.max(Math.floor(content.length / 2), fitting));
  }
  return fitted;
}

function sizeOf(message: ModelMessage): number {
  const { content } = message;
  if (message.role === 'assistant') {
    return estimateTokens(content) + estimateTokens(JSON.stringify(message.toolCalls));
  }
  const pictures = message.role === 'user' ? (message.images?.length ?? 0) : 0;
  return estimateTokens(content) + pictures * pictureTokens;
}
