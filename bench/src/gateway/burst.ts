import type { Figure } from '../figure.ts';
import { benchRun } from './bench-run.ts';
import type { LoadedGateway } from './loaded-gateway.ts';
import type { WordProvider } from './word-provider.ts';

const wordsOfEach = 40;

/** As many runs in the same moment: nobody is turned away, and even the last does not wait long. */
export async function measureBurst(
  { gateway, provider }: { gateway: LoadedGateway; provider: WordProvider },
  count: number,
): Promise<Figure[]> {
  const starts = Array.from({ length: count }, () => benchRun(provider.url, wordsOfEach).start);
  const runs = starts.map((start) => gateway.begin(start));
  const firstWords = await Promise.all(runs.map(({ firstWordAt }) => firstWordAt));
  const waits = firstWords.map((at, index) => at - (runs[index]?.begunAt ?? 0));
  const whole = await Promise.all(runs.map(({ isWhole }) => isWhole));
  await Promise.all(runs.map((run) => run.acknowledge()));
  const broken = whole.filter((isWhole) => !isWhole).length;
  const name = `gateway: ${count} runs at once`;
  return [
    { name: `${name}, the last first word`, value: Math.max(...waits), limit: 1_000, unit: 'ms' },
    { name: `${name}, answers not whole`, value: broken, limit: 0, unit: '', exact: true },
  ];
}
