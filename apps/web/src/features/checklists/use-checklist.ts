'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  addChecklistItem,
  convertChecklistItem,
  removeChecklistItem,
  updateChecklistItem,
  type ChecklistItem,
} from '@helix/contracts/checklists';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { dependencyKeys } from '../dependencies/dependency-queries.ts';
import { useUndo } from '../undo/index.ts';
import { placeAt, withItem } from './checklist-order.ts';
import { checklistKeys, checklistQuery } from './checklist-queries.ts';
import { messages } from './messages.ts';

type Change = { text?: string; done?: boolean };

/** The checklist of a task and what can be done with it; each change is seen at once. */
export function useChecklist(taskId: string) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const { data: items } = useQuery(checklistQuery(client, taskId));
  const key = checklistKeys.of(taskId);
  const patch = (change: (known: ChecklistItem[]) => ChecklistItem[]) =>
    queries.setQueryData<ChecklistItem[]>(key, (known) => known && change(known));
  const put = (item: ChecklistItem) => void patch((known) => withItem(known, item));
  const onError = (error: Error) => {
    show(messages.refused(messageOf(error)), 'bad');
    void queries.invalidateQueries({ queryKey: key });
  };
  // In turn: the place of an item is said in terms of the one before.
  const scope = { id: `checklist ${taskId}` };
  const add = useMutation({
    scope,
    mutationFn: ({ text, idempotencyKey }: { text: string; idempotencyKey: string }) =>
      client.call(addChecklistItem, { params: { taskId }, body: { text } }, { idempotencyKey }),
    onSuccess: put,
    onError,
  });
  const change = useMutation({
    scope,
    mutationFn: ({ item, ...body }: Change & { item: ChecklistItem }) =>
      client.call(updateChecklistItem, { params: { itemId: item.id }, body }),
    onMutate: ({ item, ...fields }) => put({ ...item, ...fields }),
    onSuccess: put,
    onError,
  });
  const move = useMutation({
    scope,
    mutationFn: ({ item, place }: { item: ChecklistItem; place: object }) =>
      client.call(updateChecklistItem, { params: { itemId: item.id }, body: place }),
    onSuccess: put,
    onError,
  });
  const restore = async ({ text, done, assigneeId, dueDate, id }: ChecklistItem) => {
    const at = items?.findIndex((item) => item.id === id) ?? -1;
    const after = items?.[at - 1]?.id;
    const body = { text, done, assigneeId, dueDate, ...(after !== undefined && { after }) };
    put(await client.call(addChecklistItem, { params: { taskId }, body }));
  };
  const remove = useMutation({
    scope,
    mutationFn: ({ id }: ChecklistItem) =>
      client.call(removeChecklistItem, { params: { itemId: id } }),
    onMutate: ({ id }) => void patch((known) => known.filter((item) => item.id !== id)),
    onSuccess: (removed) =>
      undo.offer({ title: messages.removed(removed.text), undo: () => restore(removed) }),
    onError,
  });
  const convert = useMutation({
    scope,
    mutationFn: ({ id }: ChecklistItem) =>
      client.call(convertChecklistItem, { params: { itemId: id } }),
    onSuccess({ key: taskKey }, { id }) {
      patch((known) => known.filter((item) => item.id !== id));
      void queries.invalidateQueries({ queryKey: dependencyKeys.subtasks(taskId) });
      show(messages.converted(taskKey));
    },
    onError,
  });
  return {
    items,
    add: (text: string) => add.mutate({ text, idempotencyKey: newKey() }),
    change: (item: ChecklistItem, fields: Change) => change.mutate({ item, ...fields }),
    moveTo(item: ChecklistItem, index: number) {
      const placed = placeAt(items ?? [], item.id, index);
      if (!placed) return;
      patch(() => placed.items);
      move.mutate({ item, place: placed.place });
    },
    remove: (item: ChecklistItem) => remove.mutate(item),
    convert: (item: ChecklistItem) => convert.mutate(item),
  };
}
export type ChecklistActions = ReturnType<typeof useChecklist>;
