import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { ApiError } from '@helix/client';
import {
  putNotificationPreferences,
  type NotificationPreferences,
} from '@helix/contracts/notifications';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { messages } from './messages.ts';
import { preferencesQuery } from './preference-queries.ts';

/** Each choice is saved at once, one after the other, each on the version that the one before has made. */
export function useSavePreferences() {
  const queries = useQueryClient();
  const show = useToast();
  const { queryKey } = preferencesQuery(client);
  return useMutation({
    scope: { id: 'notification preferences' },
    mutationFn(changes: Partial<NotificationPreferences>) {
      const current = queries.getQueryData(queryKey);
      return client.call(putNotificationPreferences, { body: { ...current, ...changes } });
    },
    onMutate(changes) {
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (known) => known && { ...known, ...changes });
      return before;
    },
    onSuccess: (saved) => queries.setQueryData(queryKey, saved),
    onError(error, _changes, before) {
      queries.setQueryData(queryKey, before);
      void queries.invalidateQueries({ queryKey });
      const wasChanged = error instanceof ApiError && error.code === 'resource.version_conflict';
      show(wasChanged ? messages.conflict : messageOf(error), 'bad');
    },
  });
}
