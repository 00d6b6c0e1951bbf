import { createHash } from 'node:crypto';
import type { ChatRequest } from './chat-request.ts';
import { planAnswer, type AnswerPlan } from './plan-answer.ts';

export type FaultCount = {
  /** The plan for a request, without its fault once it has met that as often as it should. */
  apply(request: ChatRequest): { request: ChatRequest; plan: AnswerPlan };
};

const rememberedLimit = 10_000;

/** Counts how often the same conversation came back, for `fault=429; times=2`. */
export function createFaultCount(): FaultCount {
  const seen = new Map<string, number>();
  return {
    apply(request) {
      const plan = planAnswer(request);
      const { fault, times } = plan.directives;
      if (fault === 'none' || times === undefined) return { request, plan };
      const hash = createHash('sha256').update(JSON.stringify([request.model, request.messages]));
      const key = hash.digest('base64');
      const count = (seen.get(key) ?? 0) + 1;
      seen.delete(key);
      seen.set(key, count);
      const [oldest] = seen.keys();
      if (seen.size > rememberedLimit && oldest !== undefined) seen.delete(oldest);
      return count > times ? { request, plan: planAnswer(request, 'none') } : { request, plan };
    },
  };
}
