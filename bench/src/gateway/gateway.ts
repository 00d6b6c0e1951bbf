import type { BenchGroup } from '../bench.ts';
import { percentile, type Figure } from '../figure.ts';
import { createHome } from '../foundation/product.ts';
import { startBareProvider, type BareProvider } from './counting-provider.ts';
import { benchRun, startLoadedGateway, type LoadedGateway } from './gateway-under-load.ts';

type Setting = { readonly gateway: LoadedGateway; readonly provider: BareProvider };

const wordMs = 20;

/** One gateway between us and a provider that is asked directly as well, in the same run. */
export const gateway: BenchGroup<Setting> = {
  async open() {
    const home = await createHome();
    const provider = await startBareProvider(60, wordMs);
    const loaded = await startLoadedGateway(home.path);
    return {
      setting: { gateway: loaded, provider },
      async close() {
        await loaded.stop();
        await provider.close();
        await home.remove();
      },
    };
  },
  benches: [
    {
      name: 'gateway-streams',
      run: ({ gateway: loaded, provider }, { quick }) =>
        measureStreams(loaded, provider, quick ? 10 : 200),
    },
    {
      name: 'gateway-cancel',
      run: ({ gateway: loaded, provider }, { quick }) =>
        measureCancel(loaded, provider, quick ? 5 : 50),
    },
  ],
};

/** What the gateway adds until the first word arrives, while as many streams go on through it. */
async function measureStreams(
  loaded: LoadedGateway,
  provider: BareProvider,
  streams: number,
): Promise<Figure[]> {
  const times = Array.from({ length: streams }, (_, index) => index);
  const bare = await Promise.all(times.map(() => firstWordBare(provider.url)));
  const first = new Map<string, number>();
  const over = new Set<string>();
  const done = Promise.withResolvers<void>();
  let lost = 0;
  loaded.onTold(({ event, payload, at }) => {
    if (event === 'helix.run.delta' && !first.has(payload.runId)) first.set(payload.runId, at);
    if (event !== 'helix.run.end' || over.has(payload.runId)) return;
    over.add(payload.runId);
    if (!('outcome' in payload) || payload.outcome !== 'succeeded') lost += 1;
    if (over.size === streams) done.resolve();
  });
  const begun = new Map<string, number>();
  const runs = times.map(() => benchRun(provider.url));
  const starting = runs.map(async (run) => {
    begun.set(run.runId, performance.now());
    await loaded.request('helix.run.start', run);
  });
  await Promise.all(starting);
  await done.promise;
  const through = runs.map(({ runId }) => (first.get(runId) ?? 0) - (begun.get(runId) ?? 0));
  const megabytes = await loaded.residentMegabytes();
  const keys = runs.map(({ runId, attempt }) => ({ runId, attempt }));
  await Promise.all(keys.map((key) => loaded.request('helix.run.ack', key)));
  const added = (share: number) => percentile(through, share) - percentile(bare, share);
  const name = `gateway: added to the first word, ${streams} streams`;
  return [
    { name: `${name}, p50`, value: added(0.5), limit: 2, unit: 'ms' },
    { name: `${name}, p99`, value: added(0.99), limit: 10, unit: 'ms' },
    { name: `gateway: runs that did not succeed`, value: lost, limit: 0, unit: '', exact: true },
    { name: `gateway: memory with ${streams} streams`, value: megabytes, limit: 200, unit: 'MB' },
  ];
}

async function firstWordBare(url: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(`${url}/chat/completions`, { method: 'POST', body: '{}' });
  const reader = response.body?.getReader();
  await reader?.read();
  const ms = performance.now() - begun;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read());
  return ms;
}

/** From the wish to stop until the provider sees that nobody listens any more. */
async function measureCancel(
  loaded: LoadedGateway,
  provider: BareProvider,
  count: number,
): Promise<Figure[]> {
  const heard = new Map<string, () => void>();
  loaded.onTold(({ event, payload }) => {
    if (event === 'helix.run.delta') heard.get(`word ${payload.runId}`)?.();
    if (event === 'helix.run.end') heard.get(`end ${payload.runId}`)?.();
  });
  const until = (what: string) => new Promise<void>((resolve) => heard.set(what, resolve));
  const latencies: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const run = benchRun(provider.url);
    const { runId, attempt } = run;
    const hasWord = until(`word ${runId}`);
    const hasEnded = until(`end ${runId}`);
    await loaded.request('helix.run.start', run);
    await hasWord;
    const asked = performance.now();
    await loaded.request('helix.run.cancel', { runId, attempt });
    await hasEnded;
    latencies.push((provider.leftAt.get(runId.slice('run_'.length)) ?? Number.NaN) - asked);
    await loaded.request('helix.run.ack', { runId, attempt });
  }
  const seen = latencies.filter((ms) => !Number.isNaN(ms));
  return [
    {
      name: 'cancel → provider call aborted, p99',
      value: percentile(seen, 0.99),
      limit: 1_000,
      unit: 'ms',
    },
    {
      ...{ name: 'cancelled calls that went on', value: count - seen.length },
      ...{ limit: 0, unit: '', exact: true },
    },
  ];
}
