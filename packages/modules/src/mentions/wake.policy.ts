/** How far agents may call each other on, and how often two of them may do so within an hour. */
export const wakeLimits = { depth: 4, perPair: 6, pairWindowMs: 3_600_000 } as const;

export type WakeFacts = {
  /** How many mentions by agents led to it, this one included; 0 when a person wrote it. */
  readonly depth: number;
  /** How often the two have woken each other lately, whoever woke whom. */
  readonly pairWakes: number;
};
export type WakeRefusal = 'too_deep' | 'too_often';

/** What keeps one agent from waking another; people are never kept from it. */
export function refuseWake({ depth, pairWakes }: WakeFacts): WakeRefusal | undefined {
  if (depth === 0) return undefined;
  if (pairWakes >= wakeLimits.perPair) return 'too_often';
  return depth > wakeLimits.depth ? 'too_deep' : undefined;
}

/** The refusal as a sentence for people and models, without an @ that would name somebody again. */
export function explainRefusal(
  refusal: WakeRefusal | 'no_model' | 'archived',
  { author, agent }: { author: string; agent: string },
): string {
  switch (refusal) {
    case 'too_often':
      return `${agent} was not woken: ${author} and ${agent} have woken each other ${wakeLimits.perPair} times within an hour. A person can mention ${agent} to go on.`;
    case 'too_deep':
      return `${agent} was not woken: ${wakeLimits.depth} agents have called each other on already. A person can mention ${agent} to go on.`;
    case 'archived':
      return `${agent} was not woken: it is archived.`;
    case 'no_model':
      return `${agent} was not woken: it has no model, and there is no default one.`;
  }
}
