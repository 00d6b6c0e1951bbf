import type { BenchGroup } from '../bench.ts';
import { openLargeInstance, type LargeInstance } from './large-instance.ts';
import { measureReads } from './reads.ts';

/** The api under load, on 100 000 tasks and a million events. */
export const large: BenchGroup<LargeInstance> = {
  open: openLargeInstance,
  benches: [{ name: 'reads', run: measureReads }],
};
