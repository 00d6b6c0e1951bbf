import { setTimeout as delay } from 'node:timers/promises';
import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import {
  idleCpuPercent,
  proportionalMegabytes,
  residentMegabytes,
  withChildren,
} from './process-usage.ts';
import type { Product } from './product.ts';

const ours = ['api', 'engine', 'gateway'] as const;

export async function measureAtRest(
  { pids }: Pick<Product, 'pids'>,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  await delay(quick ? 1_000 : 15_000);
  const idleSeconds = quick ? 2 : 20;
  const memoryOf = (name: string) => residentMegabytes(pids[name] ?? 0);
  const figures: Figure[] = [...ours, 'web'].map((name) => ({
    name: `memory of ${name} at rest (RSS)`,
    value: memoryOf(name),
    limit: 200,
    unit: 'MB',
  }));
  return [
    ...figures,
    {
      name: 'memory of api + engine + gateway at rest, what they share counted once (PSS)',
      value: proportionalMegabytes(ours.map((name) => pids[name] ?? 0)),
      limit: 300,
      unit: 'MB',
    },
    {
      name: 'idle CPU of api + engine + gateway',
      value: await idleCpuPercent(
        ours.map((name) => pids[name] ?? 0),
        idleSeconds,
      ),
      limit: 1,
      unit: '% of a core',
    },
    {
      name: 'idle CPU of the embedded database',
      value: await idleCpuPercent(withChildren(pids['postgres'] ?? 0), idleSeconds),
      limit: 1,
      unit: '% of a core',
    },
  ];
}
