'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  archiveModel,
  createModel,
  getModel,
  makeModelDefault,
  testModel,
  updateModel,
  type Model,
} from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { changeOf, creationOf, type ModelDraft } from './model-draft.ts';
import { applyModel, modelKeys, type ModelList } from './model-queries.ts';

export function useCreateModel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: ModelDraft) => client.call(createModel, { body: creationOf(draft) }),
    onSuccess: (model) => applyModel(queries, model),
  });
}

export function useUpdateModel(model: Model) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: ModelDraft & { version: number }) =>
      client.call(updateModel, {
        params: { modelId: model.id },
        body: { ...changeOf(draft), version: draft.version },
      }),
    onSuccess: (changed) => applyModel(queries, changed),
    onError: () => void queries.invalidateQueries({ queryKey: modelKeys.one(model.id) }),
  });
}

export function useTestModel(model: Model) {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: ['test-model', model.id],
    mutationFn: () => client.call(testModel, { params: { modelId: model.id }, body: {} }),
    onSuccess: async () =>
      applyModel(queries, await client.call(getModel, { params: { modelId: model.id } })),
  });
}

/** The default can be given back; a key that is forgotten cannot. */
export function useModelActions(model: Model) {
  const queries = useQueryClient();
  const show = useToast();
  const { offer } = useUndo();
  const onError = (error: unknown) =>
    show(messages.notChanged(model.displayName, messageOf(error)), 'bad');
  const change = async (modelId: string) =>
    applyModel(queries, await client.call(makeModelDefault, { params: { modelId }, body: {} }));
  const makeDefault = useMutation({
    mutationFn: () => {
      const before = queries
        .getQueryData<ModelList>(modelKeys.all)
        ?.items.find(({ isDefault }) => isDefault);
      return change(model.id).then(() => before);
    },
    onSuccess(before) {
      const title = messages.madeDefault(model.displayName);
      if (before && before.id !== model.id) offer({ title, undo: () => change(before.id) });
      else show(title);
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => client.call(archiveModel, { params: { modelId: model.id } }),
    onSuccess(archived) {
      applyModel(queries, archived);
      show(messages.removed(model.displayName));
    },
  });
  return { makeDefault, remove };
}
