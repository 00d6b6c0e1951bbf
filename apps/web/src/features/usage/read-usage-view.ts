import { idSchema } from '@helix/contracts';

export const periods = [7, 30, 90] as const;
export const splits = ['none', 'agent', 'model', 'board', 'task'] as const;
export const measures = ['cost', 'tokens', 'calls'] as const;
export type Period = (typeof periods)[number];
export type SplitBy = (typeof splits)[number];
export type Measure = (typeof measures)[number];

/** What is counted; without, everything that one may see. */
export type UsageFilter = {
  readonly agentId?: string;
  readonly modelId?: string;
  readonly boardId?: string;
};

/** Of which days and what, as all parts of the page ask for it. */
export type UsageScope = { readonly days: Period; readonly filter: UsageFilter };

export type UsageView = UsageScope & {
  readonly splitBy: SplitBy;
  readonly measure: Measure;
};

type Address = { readonly get: (name: string) => string | null };

/** What the address asks for; what it cannot mean is as usual. */
export function readUsageView(address: Address): UsageView {
  const idOf = (name: 'agent' | 'model' | 'board') =>
    idSchema(name).safeParse(address.get(name)).data;
  const [agentId, modelId, boardId] = [idOf('agent'), idOf('model'), idOf('board')];
  return {
    days: periods.find((period) => String(period) === address.get('days')) ?? 30,
    splitBy: splits.find((split) => split === address.get('by')) ?? 'agent',
    measure: measures.find((measure) => measure === address.get('show')) ?? 'cost',
    filter: {
      ...(agentId !== undefined && { agentId }),
      ...(modelId !== undefined && { modelId }),
      ...(boardId !== undefined && { boardId }),
    },
  };
}

/** The last so many days, the oldest first. */
export function daysUntil(today: string, count: number): readonly string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
