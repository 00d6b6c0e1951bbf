import type { Client } from '@helix/client';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import type { BenchGroup } from '../bench.ts';
import { measureAtRest } from './at-rest.ts';
import { measureLiveLatency } from './live-latency.ts';
import { createHome, signIn, startProduct, type Product } from './product.ts';
import { measureRunLatency } from './run-latency.ts';

type Foundation = {
  readonly coldStartMs: number;
  readonly warm: Product;
  readonly client: Client;
  readonly boardId: string;
};

/** The whole product as a person starts it, with next to nothing in it. */
export const foundation: BenchGroup<Foundation> = {
  async open() {
    const home = await createHome();
    try {
      console.log('… start with an empty home, and again');
      const cold = await startProduct(home.path);
      const first = await signIn(cold);
      const department = await first.call(createDepartment, { body: { name: 'Bench' } });
      const board = await first.call(createBoard, {
        body: { name: 'Bench', departmentId: department.id },
      });
      await cold.stop();
      const warm = await startProduct(home.path);
      const client = await signIn({ url: warm.url });
      const close = async () => {
        await warm.stop();
        await home.remove();
      };
      return {
        setting: { coldStartMs: cold.startMs, warm, client, boardId: board.id },
        close,
      };
    } catch (error) {
      await home.remove();
      throw error;
    }
  },
  benches: [
    {
      name: 'start',
      run: async ({ coldStartMs, warm }) => [
        {
          name: 'cold start to ready (installed, built)',
          value: coldStartMs / 1000,
          limit: 30,
          unit: 's',
        },
        { name: 'warm start to ready', value: warm.startMs / 1000, limit: 10, unit: 's' },
      ],
    },
    { name: 'rest', run: ({ warm }, options) => measureAtRest(warm, options) },
    { name: 'live', run: ({ client, boardId }) => measureLiveLatency(client, boardId) },
    { name: 'runs', run: ({ client, boardId }) => measureRunLatency(client, boardId) },
  ],
};
