import type { Why } from '@helix/contracts/why';

/** The reason, and below it what helps. */
export function wordsOf({ sentence, action }: Why): string {
  return action.kind === 'none' ? sentence : `${sentence}\n${action.sentence}`;
}
