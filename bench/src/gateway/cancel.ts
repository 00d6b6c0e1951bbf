import { percentile, type Figure } from '../figure.ts';
import { benchRun } from './bench-run.ts';
import { now, type LoadedGateway } from './loaded-gateway.ts';
import type { WordProvider } from './word-provider.ts';

const patienceMs = 5_000;

/** From the wish to stop until the provider sees that nobody listens any more. */
export async function measureCancel(
  { gateway, provider }: { gateway: LoadedGateway; provider: WordProvider },
  count: number,
): Promise<Figure[]> {
  const latencies: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const { mark, start } = benchRun(provider.url, 4_000);
    const run = gateway.begin(start);
    await run.firstWordAt;
    const askedAt = now();
    await run.cancel();
    const leftAt = await provider.leftAt(mark, patienceMs);
    if (leftAt !== undefined) latencies.push(leftAt - askedAt);
    await run.isWhole;
    await run.acknowledge();
  }
  const p99 = percentile(latencies, 0.99);
  const wentOn = count - latencies.length;
  return [
    { name: 'cancel → provider call aborted, p99', value: p99, limit: 10, unit: 'ms' },
    { name: 'cancelled calls that went on', value: wentOn, limit: 0, unit: '', exact: true },
  ];
}
