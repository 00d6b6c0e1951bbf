import { runStatuses, runTriggerKinds, type RunStatus } from '@helix/contracts/runs';
import type { RunFilter } from '../run-queries.ts';

/** What a list of runs is narrowed by, as it stands in the address. */
const filterNames = ['status', 'agent', 'board', 'trigger', 'reason', 'days'] as const;
export type FilterName = (typeof filterNames)[number];
export type RunChoice = Readonly<Partial<Record<FilterName, string>>>;

export const statusGroups = ['live', 'ended', 'unsuccessful'] as const;
export const dayChoices = ['1', '7', '30'] as const;

export function readChoice(params: { get(name: string): string | null }): RunChoice {
  const entries = filterNames.map((name) => [name, params.get(name) ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

export function printChoice(choice: RunChoice): string {
  const entries = Object.entries(choice).filter(([, value]) => value !== '');
  const query = new URLSearchParams(entries).toString();
  return query === '' ? '/runs' : `/runs?${query}`;
}

const isOneOf = <T extends string>(values: readonly T[], value: string | undefined): value is T =>
  values.some((one) => one === value);
const isId = (prefix: string, value: string | undefined): value is string =>
  value !== undefined && new RegExp(`^${prefix}_[0-9a-z]{8,40}$`).test(value);
const dayMs = 24 * 3_600_000;

/** What the server is asked; a value that nothing can have is passed over. Days begin on the hour, so that it stays the same list. */
export function filterOf(choice: RunChoice, now: number): RunFilter {
  const { status, agent, board, trigger, reason, days } = choice;
  const statuses: readonly (RunStatus | (typeof statusGroups)[number])[] = [
    ...statusGroups,
    ...runStatuses,
  ];
  const hour = Math.floor(now / 3_600_000) * 3_600_000;
  return {
    ...(isOneOf(statuses, status) && { status }),
    ...(isId('agent', agent) && { agentId: agent }),
    ...(isId('board', board) && { boardId: board }),
    ...(isOneOf(runTriggerKinds, trigger) && { trigger }),
    ...(reason !== undefined && reason.length <= 64 && { reason }),
    ...(isOneOf(dayChoices, days) && {
      from: new Date(hour - Number(days) * dayMs).toISOString(),
    }),
  };
}
