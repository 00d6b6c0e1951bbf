import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listActivity } from '@helix/contracts/activity';
import { getDailyUsage } from '@helix/contracts/ledger';
import { listNotifications } from '@helix/contracts/notifications';
import { listQuestions } from '@helix/contracts/questions';
import { getRunStats, listRuns } from '@helix/contracts/runs';
import { listTasks } from '@helix/contracts/tasks';
import { activityKeys } from '../activity/activity-queries.ts';
import { inboxKeys } from '../inbox/inbox-queries.ts';
import { questionKeys } from '../questions/question-queries.ts';

export const homeKeys = {
  needsMe: ['home', 'needs-me'] as const,
  spend: ['home', 'spend'] as const,
  ends: ['home', 'ends'] as const,
  queued: ['home', 'queued'] as const,
};
export const spendDays = 30;
export const endDays = 14;
export const shownTasks = 8;

/** What agents ask, of which who is signed in may know best. */
export const openQuestionsQuery = (client: Client) =>
  queryOptions({
    queryKey: [...questionKeys.open, 'mine'] as const,
    queryFn: async () =>
      (await client.call(listQuestions, { query: { state: 'open', mine: 'true', limit: 20 } }))
        .items,
  });

export const needsMeQuery = (client: Client) =>
  queryOptions({
    queryKey: homeKeys.needsMe,
    queryFn: async () =>
      (
        await client.call(listTasks, {
          query: { filter: 'is:needs-me', sort: '-updated', limit: shownTasks + 1 },
        })
      ).items,
  });

/** Unread mentions; who has read one knows of it. */
export const mentionsQuery = (client: Client) =>
  queryOptions({
    queryKey: inboxKeys.mentions,
    queryFn: async () =>
      (
        await client.call(listNotifications, {
          query: { state: 'unread', kinds: 'mentioned', limit: 50 },
        })
      ).items,
  });

export const latestActivityQuery = (client: Client) =>
  queryOptions({
    queryKey: [...activityKeys.all, 'latest'] as const,
    queryFn: async () => (await client.call(listActivity, { query: { limit: 100 } })).items,
  });

export const queuedRunsQuery = (client: Client) =>
  queryOptions({
    queryKey: homeKeys.queued,
    queryFn: async () =>
      (await client.call(listRuns, { query: { status: 'queued', limit: 100 } })).items.length,
  });

export const spendQuery = (client: Client) =>
  queryOptions({
    queryKey: homeKeys.spend,
    queryFn: () =>
      client.call(getDailyUsage, { query: { splitBy: 'agent', groups: 5, days: spendDays } }),
  });

export const endsQuery = (client: Client) =>
  queryOptions({
    queryKey: homeKeys.ends,
    queryFn: () => client.call(getRunStats, { query: { groupBy: 'day', days: endDays } }),
  });
