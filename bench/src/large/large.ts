import type { BenchGroup } from '../bench.ts';
import { measureBoardBrowser, measureBoardMemory } from '../board-browser/board-browser.ts';
import { measureBundles } from '../bundles/bundles.ts';
import { measureBoardView } from './board-view.ts';
import { openLargeInstance, type LargeInstance } from './large-instance.ts';
import { measureLimits } from './limits.ts';
import { measureLiveClients } from './live-clients.ts';
import { measureReads } from './reads.ts';
import { measureReconnectStorm } from './reconnect-storm.ts';
import { measureSearch } from './search.ts';
import { measureWrites } from './writes.ts';

/** The api under load, on 100 000 tasks and a million events. */
export const large: BenchGroup<LargeInstance> = {
  open: openLargeInstance,
  benches: [
    { name: 'board-view', run: measureBoardView },
    { name: 'board-browser', run: measureBoardBrowser },
    { name: 'board-memory', run: measureBoardMemory },
    { name: 'bundles', run: measureBundles },
    { name: 'reads', run: measureReads },
    { name: 'limits', run: measureLimits },
    { name: 'search', run: measureSearch },
    { name: 'writes', run: measureWrites },
    { name: 'live-clients', run: measureLiveClients },
    { name: 'reconnect-storm', run: measureReconnectStorm },
  ],
};
