'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  archiveChat,
  createChat,
  postChatMessage,
  restoreChat,
  updateChat,
  type Chat,
} from '@helix/contracts/chats';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { useUndo } from '../undo/index.ts';
import { applyChat, applyMessage } from './chat-live.ts';
import { chatKeys } from './chat-queries.ts';
import { messages } from './messages.ts';

export function useStartChat(onStarted: (chat: Chat) => void) {
  const { queries, fail } = useOutcome();
  return useMutation({
    mutationFn: (agentId: string) =>
      client.call(createChat, { body: { agentId } }, { idempotencyKey: newKey() }),
    onSuccess(chat) {
      applyChat(queries, chat);
      void queries.invalidateQueries({ queryKey: chatKeys.lists });
      onStarted(chat);
    },
    onError: fail,
  });
}

export function useSay(chatId: string) {
  const { queries, fail } = useOutcome();
  return useMutation({
    // In the order in which it was said.
    scope: { id: `say in ${chatId}` },
    mutationFn: (body: string) =>
      client.call(
        postChatMessage,
        { params: { chatId }, body: { body } },
        { idempotencyKey: newKey() },
      ),
    onSuccess(message) {
      applyMessage(queries, message);
      void queries.invalidateQueries({ queryKey: chatKeys.one(chatId) });
    },
    onError: fail,
  });
}

export function useRenameChat(chatId: string) {
  const { queries, fail } = useOutcome();
  return useMutation({
    mutationFn: (title: string) => client.call(updateChat, { params: { chatId }, body: { title } }),
    onSuccess: (chat) => applyChat(queries, chat),
    onError: fail,
  });
}

/** Put away or brought back at once; the first can be taken back. */
export function useArchiveChat(chatId: string) {
  const { queries, fail } = useOutcome();
  const { offer } = useUndo();
  const setArchived = async (isArchived: boolean) => {
    const endpoint = isArchived ? archiveChat : restoreChat;
    applyChat(queries, await client.call(endpoint, { params: { chatId }, body: {} }));
    void queries.invalidateQueries({ queryKey: chatKeys.lists });
  };
  return useMutation({
    mutationFn: setArchived,
    onSuccess(_nothing, isArchived) {
      if (isArchived) offer({ title: messages.archivedToast, undo: () => setArchived(false) });
    },
    onError: fail,
  });
}

function useOutcome() {
  const queries = useQueryClient();
  const show = useToast();
  return { queries, fail: (error: Error) => void show(messageOf(error), 'bad') };
}
