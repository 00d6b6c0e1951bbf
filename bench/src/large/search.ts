import type { BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { LargeInstance } from './large-instance.ts';
import { afterWarmUp, countingCpu, latency, mix, printKinds, refused } from './load.ts';
import { pickFrom } from './pick.ts';

/** A name, a word that is everywhere, a beginning, two words, and a slip of the finger. */
export async function measureSearch(
  instance: LargeInstance,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { url, organization, signIn } = instance;
  const tokens = await signIn(10);
  const rare = (n: number) => pickFrom(organization.rareWords, n);
  const common = (n: number) => pickFrom(organization.commonWords, n);
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
      { share: 3, make: search('a rare word', rare) },
      { share: 2, make: search('a common word', common) },
      { share: 2, make: search('the beginning of a word', (n) => rare(n).slice(0, 5)) },
      { share: 2, make: search('two words', (n) => `${common(n)} ${rare(n)}`) },
      { share: 1, make: search('a slip', (n) => rare(n).replace(/(.)(.)$/, '$2$1')) },
    ]),
  });
  const measured = afterWarmUp(answers);
  printKinds(measured);
  return [...latency('search', measured, { p99: 100 }), refused(answers, 'search')];
}
