'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import type { EndpointCall } from '@helix/contracts';
import {
  createSavedView,
  deleteSavedView,
  updateSavedView,
  type SavedView,
} from '@helix/contracts/saved-views';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { forgetView, keepView, savedViewKeys } from './saved-view-queries.ts';

type ViewBody = EndpointCall<typeof createSavedView>['body'];
type ViewChange = {
  readonly view: SavedView;
  readonly change: EndpointCall<typeof updateSavedView>['body'];
  /** Told when it is done, together with the way back; what is seen at once needs no words. */
  readonly told?: string;
};

export function useCreateView(onCreated: (view: SavedView) => void) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (body: ViewBody) => client.call(createSavedView, { body }),
    onSuccess(view) {
      keepView(queries, view);
      show(messages.done.created(view.name), 'good');
      onCreated(view);
    },
    onError: (error) => show(messageOf(error), 'bad'),
  });
}

/** Seen at once; a refusal brings back what was. */
export function useChangeView() {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const put = (viewId: string, change: ViewChange['change']) =>
    client.call(updateSavedView, { params: { viewId }, body: change });
  return useMutation({
    scope: { id: 'change views' },
    mutationFn: ({ view, change }: ViewChange) => put(view.id, change),
    onMutate({ view, change: { name = view.name, scope = view.scope } }) {
      keepView(queries, { ...view, name, scope });
    },
    onSuccess(saved, { view, told }) {
      keepView(queries, saved);
      if (told === undefined) return;
      const { name, scope, filter, sort, groupBy, layout, columns } = view;
      undo.offer({
        title: told,
        undo: async () =>
          keepView(
            queries,
            await put(view.id, { name, scope, filter, sort, groupBy, layout, columns }),
          ),
      });
    },
    onError(error) {
      void queries.invalidateQueries({ queryKey: savedViewKeys.all });
      show(messageOf(error), 'bad');
    },
  });
}

export function useDeleteView() {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  return useMutation({
    mutationFn: ({ id }: SavedView) => client.call(deleteSavedView, { params: { viewId: id } }),
    onMutate: ({ id }) => forgetView(queries, id),
    onSuccess(_, view) {
      const { name, boardId, scope, filter, sort, groupBy, layout, columns } = view;
      undo.offer({
        title: messages.done.deleted(name),
        undo: async () => {
          const body = { name, boardId, scope, filter, sort, groupBy, layout, columns };
          keepView(queries, await client.call(createSavedView, { body }));
        },
      });
    },
    onError(error, view) {
      keepView(queries, view);
      show(messageOf(error), 'bad');
    },
  });
}
