import { idSchema } from '@helix/contracts';
import { callStatuses, type LlmCall } from '@helix/contracts/ledger';

export type CallsFilter = {
  readonly agentId?: string;
  readonly modelId?: string;
  readonly runId?: string;
  readonly taskId?: string;
  readonly status?: LlmCall['status'];
  readonly unpriced?: 'true' | 'false';
  readonly day?: string;
};

export const callsFilterNames = [
  'agent',
  'model',
  'run',
  'task',
  'status',
  'unpriced',
  'day',
] as const;

type Address = { readonly get: (name: string) => string | null };

/** What the address asks for; what it cannot mean is left out. */
export function readCallsFilter(address: Address): CallsFilter {
  const idOf = (name: 'agent' | 'model' | 'run' | 'task') =>
    idSchema(name).safeParse(address.get(name)).data;
  const day = address.get('day') ?? '';
  const unpriced = address.get('unpriced');
  const asked = {
    agentId: idOf('agent'),
    modelId: idOf('model'),
    runId: idOf('run'),
    taskId: idOf('task'),
    status: callStatuses.find((status) => status === address.get('status')),
    unpriced: unpriced === 'true' || unpriced === 'false' ? unpriced : undefined,
    day: isDay(day) ? day : undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
