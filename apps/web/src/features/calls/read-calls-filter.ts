import { isIdOf } from '@helix/contracts';
import { callStatuses, type LlmCall } from '@helix/contracts/ledger';

export type CallsFilter = {
  readonly agentId?: string;
  readonly modelId?: string;
  readonly runId?: string;
  readonly taskId?: string;
  readonly status?: LlmCall['status'];
  readonly unpriced?: 'true' | 'false';
  readonly minCostUsd?: number;
  readonly minTotalMs?: number;
  readonly day?: string;
};

export const callsFilterNames = [
  'agent',
  'model',
  'run',
  'task',
  'status',
  'unpriced',
  'cost',
  'seconds',
  'day',
] as const;

/** In US dollars. */
export const leastCosts = [0.01, 0.1, 1] as const;
export const leastSeconds = [5, 30, 120] as const;
const secondsMs = (seconds: number | undefined) => seconds && seconds * 1_000;

type Address = { readonly get: (name: string) => string | null };

/** What the address asks for; what it cannot mean is left out. */
export function readCallsFilter(address: Address): CallsFilter {
  const idOf = (name: 'agent' | 'model' | 'run' | 'task') => {
    const id = address.get(name) ?? '';
    return isIdOf(name, id) ? id : undefined;
  };
  const day = address.get('day') ?? '';
  const unpriced = address.get('unpriced');
  const asked = {
    agentId: idOf('agent'),
    modelId: idOf('model'),
    runId: idOf('run'),
    taskId: idOf('task'),
    status: callStatuses.find((status) => status === address.get('status')),
    unpriced: unpriced === 'true' || unpriced === 'false' ? unpriced : undefined,
    minCostUsd: leastCosts.find((least) => String(least) === address.get('cost')),
    minTotalMs: secondsMs(leastSeconds.find((least) => String(least) === address.get('seconds'))),
    day: isDay(day) ? day : undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
