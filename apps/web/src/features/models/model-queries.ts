import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import { getModel, listModels, type Model } from '@helix/contracts/models';

export const modelKeys = {
  all: ['models'] as const,
  one: (modelId: string) => ['model', modelId] as const,
};
export type ModelList = { readonly items: readonly Model[]; readonly nextCursor: null };

export const modelsQuery = (client: Client) =>
  queryOptions({
    queryKey: modelKeys.all,
    queryFn: async (): Promise<ModelList> => ({
      items: await readAll((page) => client.call(listModels, { query: page })),
      nextCursor: null,
    }),
  });

export const modelQuery = (client: Client, modelId: string) =>
  queryOptions({
    queryKey: modelKeys.one(modelId),
    queryFn: () => client.call(getModel, { params: { modelId } }),
  });

/** A model as it is now, wherever it is shown; of models one is the default. */
export function applyModel(queries: QueryClient, model: Model): void {
  queries.setQueryData<ModelList>(modelKeys.all, (list) => list && listWith(list, model));
  queries.setQueryData<Model>(modelKeys.one(model.id), (known) =>
    known && known.version <= model.version ? model : known,
  );
}

function listWith(list: ModelList, model: Model): ModelList {
  const known = list.items.find(({ id }) => id === model.id);
  if (known && known.version > model.version) return list;
  const others = list.items.filter(({ id }) => id !== model.id);
  if (model.archivedAt !== null) return { ...list, items: others };
  const items = known
    ? list.items.map((item) => (item.id === model.id ? model : item))
    : [...list.items, model];
  return {
    ...list,
    items: items.map((item) =>
      model.isDefault && item.id !== model.id && item.isDefault
        ? { ...item, isDefault: false }
        : item,
    ),
  };
}
