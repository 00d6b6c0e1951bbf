'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  createMemory,
  deleteMemory,
  updateMemory,
  type Memory,
  type MemoryScope,
} from '@helix/contracts/memories';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { memoryKeys } from './memory-queries.ts';

type NewMemory = {
  readonly scope: MemoryScope;
  readonly agentId: string | null;
  readonly text: string;
  readonly pinned: boolean;
};

const add = (body: NewMemory) => client.call(createMemory, { body });
const remove = (memoryId: string) => client.call(deleteMemory, { params: { memoryId } });
const change = ({ id, text, pinned }: Pick<Memory, 'id' | 'text' | 'pinned'>) =>
  client.call(updateMemory, { params: { memoryId: id }, body: { text, pinned } });

/** Everything here can be taken back: what is forgotten is added again as it was. */
export function useMemoryActions() {
  const queries = useQueryClient();
  const { offer } = useUndo();
  const show = useToast();
  const refresh = () => queries.invalidateQueries({ queryKey: memoryKeys.all });
  const onError = (error: unknown) => show(messages.failed(messageOf(error)), 'bad');
  const thenRefresh = (work: () => Promise<unknown>) => async () => {
    await work();
    await refresh();
  };
  const adding = useMutation({
    mutationFn: add,
    onSuccess(memory) {
      offer({ title: messages.added, undo: thenRefresh(() => remove(memory.id)) });
      return refresh();
    },
    onError,
  });
  const changing = useMutation({
    mutationFn: ({ next }: { before: Memory; next: Pick<Memory, 'id' | 'text' | 'pinned'> }) =>
      change(next),
    onSuccess(_memory, { before }) {
      offer({ title: messages.corrected, undo: thenRefresh(() => change(before)) });
      return refresh();
    },
    onError,
  });
  const forgetting = useMutation({
    mutationFn: (memory: Memory) => remove(memory.id),
    onSuccess({ scope, agentId, text, pinned }) {
      const undo = thenRefresh(() => add({ scope, agentId, text, pinned }));
      offer({ title: messages.forgotten, undo });
      return refresh();
    },
    onError,
  });
  return { adding, changing, forgetting };
}
