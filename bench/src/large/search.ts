import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { LargeInstance } from './large-instance.ts';
import { afterWarmUp, countingCpu, latency, mix, printKinds, refused } from './load.ts';
import { pickFrom } from './pick.ts';

/** One word, its beginning, two words, and a slip of the finger. */
export async function measureSearch(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { url, organization, signIn } = instance;
  const tokens = await signIn(10);
  const word = (n: number) => pickFrom(organization.words, n);
  const search = (kind: string, text: (n: number) => string) => (n: number) => ({
    kind,
    method: 'GET' as const,
    path: `/v1/search?q=${encodeURIComponent(text(n))}`,
    token: pickFrom(tokens, n),
  });
  const rate = 5;
  const answers = await countingCpu(instance, {
    url,
    rate,
    requests: mix(rate * (quick ? 4 : 30), [
      { share: 4, make: search('a word', word) },
      { share: 3, make: search('the beginning of a word', (n) => word(n).slice(0, 4)) },
      { share: 2, make: search('two words', (n) => `${word(n)} ${word(n + 31)}`) },
      { share: 1, make: search('a slip', (n) => word(n).replace(/(.)(.)$/, '$2$1')) },
    ]),
  });
  const measured = afterWarmUp(answers);
  printKinds(measured);
  return [...latency('search', measured, { p99: 100 }), refused(answers, 'search')];
}
