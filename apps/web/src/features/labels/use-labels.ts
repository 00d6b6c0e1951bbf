'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import type { EndpointCall } from '@helix/contracts';
import { createLabel, deleteLabel, updateLabel, type Label } from '@helix/contracts/structure';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { labelKeys } from './label-queries.ts';
import { messages } from './messages.ts';

type LabelChange = Omit<EndpointCall<typeof updateLabel>['body'], 'version'>;

export function useLabels() {
  const queries = useQueryClient();
  const show = useToast();
  const reread = () => queries.invalidateQueries({ queryKey: labelKeys.all });
  const onError = (error: unknown) => {
    show(messageOf(error), 'bad');
    void reread();
  };
  return {
    add: useMutation({
      mutationFn: (body: EndpointCall<typeof createLabel>['body']) =>
        client.call(createLabel, { body }),
      onSuccess: reread,
      onError,
    }),
    update: useMutation({
      mutationFn: ({ label: { id }, change }: { label: Label; change: LabelChange }) =>
        client.call(updateLabel, { params: { labelId: id }, body: change }),
      onMutate: ({ label, change: { name, color, description } }) =>
        queries.setQueryData<Label[]>(labelKeys.all, (labels) =>
          labels?.map((known) =>
            known.id === label.id
              ? {
                  ...known,
                  ...(name !== undefined && { name }),
                  ...(color !== undefined && { color }),
                  ...(description !== undefined && { description }),
                }
              : known,
          ),
        ),
      onSuccess: reread,
      onError,
    }),
    remove: useMutation({
      mutationFn: ({ id }: Label) => client.call(deleteLabel, { params: { labelId: id } }),
      onSuccess({ tasks }, { name }) {
        show(messages.removed(name, tasks));
        return reread();
      },
      onError,
    }),
  };
}
