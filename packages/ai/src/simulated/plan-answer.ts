import { composeAnswer } from './answer.ts';
import { promptText, userText, type ChatRequest } from './chat-request.ts';
import { readDirectives, type Directives } from './directives.ts';
import { countTokens, tokenize } from './tokens.ts';

export type AnswerPlan = {
  readonly directives: Directives;
  readonly tokens: readonly string[];
  readonly finishReason: 'stop' | 'length' | 'content_filter';
  readonly promptTokens: number;
};

/** Everything about an answer but its timing, from the request alone. */
export function planAnswer(request: ChatRequest): AnswerPlan {
  const asked = userText(request);
  const directives = readDirectives(request.model, asked);
  const wanted = directives.tokens;
  const whole = tokenize(composeAnswer(asked, wanted)).slice(0, wanted);
  const limit = request.max_completion_tokens ?? request.max_tokens ?? whole.length;
  const silent = directives.fault === 'empty' || directives.fault === 'refuse';
  const tokens = silent ? [] : whole.slice(0, limit);
  return {
    directives,
    tokens,
    finishReason: finishReasonOf(directives, tokens.length < whole.length),
    promptTokens: countTokens(promptText(request)),
  };
}

function finishReasonOf({ fault }: Directives, isCut: boolean): AnswerPlan['finishReason'] {
  if (fault === 'refuse') return 'content_filter';
  return isCut && fault !== 'empty' ? 'length' : 'stop';
}

export function usageOf({ promptTokens, tokens }: AnswerPlan) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: tokens.length,
    total_tokens: promptTokens + tokens.length,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}
