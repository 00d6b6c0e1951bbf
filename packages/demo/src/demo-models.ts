import type { Client } from '@helix/client';
import { readAll } from '@helix/client';
import type { Price } from '@helix/contracts/ledger';
import { createModel, listModels } from '@helix/contracts/models';

type DemoModel = { readonly displayName: string; readonly model: string; readonly price?: Price };

/** Simulated, all of them: two at prices to rehearse with, as a large and a small model have them, and one that is free. */
const demoModels: readonly DemoModel[] = [
  { displayName: 'Rehearsal', model: 'default' },
  {
    displayName: 'Rehearsal, large',
    model: 'large',
    price: { inputPerMillion: 3, outputPerMillion: 15, cachedInputPerMillion: 0.3 },
  },
  {
    displayName: 'Rehearsal, small',
    model: 'fast',
    price: { inputPerMillion: 0.25, outputPerMillion: 2, cachedInputPerMillion: 0.025 },
  },
];

/** The ids by name. An organization that has models of its own keeps its default. */
export async function seedModels(client: Client): Promise<ReadonlyMap<string, string>> {
  const known = await readAll((query) => client.call(listModels, { query }));
  const ids = new Map(known.map(({ displayName, id }) => [displayName, id]));
  for (const model of demoModels) {
    if (ids.has(model.displayName)) continue;
    const body = { provider: 'simulated', ...model } as const;
    ids.set(model.displayName, (await client.call(createModel, { body })).id);
  }
  return ids;
}
