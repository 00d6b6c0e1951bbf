import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getNotificationPreferences } from '@helix/contracts/notifications';

export const preferenceKeys = { one: ['notification-preferences'] as const };

export const preferencesQuery = (client: Client) =>
  queryOptions({
    queryKey: preferenceKeys.one,
    queryFn: () => client.call(getNotificationPreferences, {}),
  });
