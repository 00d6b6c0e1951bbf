import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import { getTimeline, type TimelineEntry } from '@helix/contracts/timeline';

export type TimelinePage = EndpointResult<typeof getTimeline>;
export type Timeline = InfiniteData<TimelinePage>;

export const timelineKeys = { of: (taskId: string) => ['timeline', taskId] as const };

/** The newest entries first, earlier ones a page at a time. */
export const timelineQuery = (client: Client, taskId: string) =>
  infiniteQueryOptions({
    queryKey: timelineKeys.of(taskId),
    queryFn: ({ pageParam }) =>
      client.call(getTimeline, {
        params: { taskId },
        query: { limit: 60, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** From the oldest that is loaded to the newest. */
export function entriesOf(timeline: Timeline | undefined): TimelineEntry[] {
  return (timeline?.pages.flatMap(({ items }) => items) ?? []).toReversed();
}
