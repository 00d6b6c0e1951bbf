import type { BenchGroup } from '../bench.ts';
import { createHome } from '../foundation/product.ts';
import { measureBurst } from './burst.ts';
import { measureCancel } from './cancel.ts';
import { startLoadedGateway, type LoadedGateway } from './loaded-gateway.ts';
import { measureStreams } from './steady-streams.ts';
import { startWordProvider, type WordProvider } from './word-provider.ts';

/** One gateway between us and a provider that is asked directly as well; each in a process of its own. */
export const gateway: BenchGroup<{ gateway: LoadedGateway; provider: WordProvider }> = {
  async open() {
    const home = await createHome();
    const provider = await startWordProvider();
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
      run: (setting, { quick }) =>
        measureStreams(setting, quick ? { streams: 10, probes: 5 } : { streams: 200, probes: 250 }),
    },
    {
      name: 'gateway-burst',
      run: (setting, { quick }) => measureBurst(setting, quick ? 10 : 200),
    },
    {
      name: 'gateway-cancel',
      run: (setting, { quick }) => measureCancel(setting, quick ? 5 : 50),
    },
  ],
};
