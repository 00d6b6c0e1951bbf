export const periods = [7, 30, 90] as const;
export const splits = ['none', 'agent', 'model', 'board', 'task'] as const;
export const measures = ['cost', 'tokens', 'calls'] as const;
export type Period = (typeof periods)[number];
export type SplitBy = (typeof splits)[number];
export type Measure = (typeof measures)[number];

export type UsageView = {
  readonly days: Period;
  readonly splitBy: SplitBy;
  readonly measure: Measure;
};

type Address = { readonly get: (name: string) => string | null };

/** What the address asks for; what it cannot mean is as usual. */
export function readUsageView(address: Address): UsageView {
  return {
    days: periods.find((period) => String(period) === address.get('days')) ?? 30,
    splitBy: splits.find((split) => split === address.get('by')) ?? 'agent',
    measure: measures.find((measure) => measure === address.get('show')) ?? 'cost',
  };
}

/** The last so many days, the oldest first. */
export function daysUntil(today: string, count: number): readonly string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
