import { composeAnswer, composeStep, composeThought } from './answer.ts';
import { promptText, userText, type ChatRequest } from './chat-request.ts';
import { readDirectives, type Directives } from './directives.ts';
import { countTokens, tokenize } from './tokens.ts';
import { nextToolCalls, readToolResults, type ToolCall } from './tool-steps.ts';

export type AnswerPlan = {
  readonly directives: Directives;
  readonly thoughts: readonly string[];
  readonly tokens: readonly string[];
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  readonly promptTokens: number;
};

/** Everything about an answer but its timing, from the request alone. */
export function planAnswer(request: ChatRequest, faultNow?: 'none'): AnswerPlan {
  const asked = userText(request);
  const read = readDirectives(request.model, asked);
  const directives = { ...read, fault: faultNow ?? read.fault };
  const { fault } = directives;
  const silent = fault === 'empty' || fault === 'refuse';
  const toolCalls = silent ? [] : nextToolCalls(request);
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
  const whole =
    toolCalls.length > 0 ? stepTokens(toolCalls) : answerTokens(request, directives, limit);
  const { thinking } = directives;
  const thoughts =
    thinking === 0 ? [] : tokenize(composeThought(asked, thinking)).slice(0, thinking);
  const tokens = silent ? [] : whole.slice(0, limit);
  const isCut = fault === 'overlong' || tokens.length < whole.length;
  return {
    directives,
    thoughts,
    tokens,
    toolCalls,
    finishReason: finishReasonOf(fault, { isCut, asksTools: toolCalls.length > 0 }),
    promptTokens: countTokens(promptText(request)),
  };
}

function stepTokens(toolCalls: readonly ToolCall[]): string[] {
  return tokenize(composeStep(toolCalls.map(({ name }) => name)));
}

function answerTokens(request: ChatRequest, directives: Directives, limit: number): string[] {
  const { tokens, fault, seed, say } = directives;
  const isOverlong = fault === 'overlong' && Number.isFinite(limit);
  const minimumTokens = isOverlong ? limit : (tokens ?? 0);
  const results = readToolResults(request);
  const answer = composeAnswer(userText(request), { seed, say, minimumTokens, results });
  return tokenize(answer).slice(0, isOverlong ? undefined : tokens);
}

function finishReasonOf(
  fault: Directives['fault'],
  { isCut, asksTools }: { isCut: boolean; asksTools: boolean },
): AnswerPlan['finishReason'] {
  if (fault === 'refuse') return 'content_filter';
  if (fault === 'empty') return 'stop';
  if (isCut) return 'length';
  return asksTools ? 'tool_calls' : 'stop';
}

export function usageOf({ promptTokens, tokens, thoughts, toolCalls, directives }: AnswerPlan) {
  const asked = toolCalls.reduce((sum, call) => sum + countTokens(call.arguments) + 1, 0);
  const written = thoughts.length + tokens.length + asked;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: written,
    total_tokens: promptTokens + written,
    prompt_tokens_details: { cached_tokens: Math.min(directives.cached, promptTokens) },
    completion_tokens_details: { reasoning_tokens: thoughts.length },
  };
}
