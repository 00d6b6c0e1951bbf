import type { Comment } from '@helix/contracts/comments';
import type { Run } from '@helix/contracts/runs';
import type { TimelineEntry } from '@helix/contracts/timeline';
import type { Timeline } from './timeline-queries.ts';

/** The comment as it is now, wherever the timeline shows it; a new one stands at its end. */
export function withComment(timeline: Timeline, comment: Comment): Timeline {
  if (timeline.pages.some(({ items }) => items.some((entry) => shows(entry, comment.id)))) {
    return mapEntries(timeline, (entry) =>
      shows(entry, comment.id) && (entry.kind === 'comment' || entry.kind === 'decision')
        ? { ...entry, comment }
        : entry,
    );
  }
  const { id, createdAt: at, author: actor, runId } = comment;
  return withNewest(timeline, { kind: 'comment', id, at, actor, runId, comment });
}

/** What changes of a comment without it being told as a whole. */
export function patchComment(
  timeline: Timeline,
  commentId: string,
  patch: (comment: Comment) => Comment,
): Timeline {
  return mapEntries(timeline, (entry) => {
    if (entry.kind !== 'comment' && entry.kind !== 'decision') return entry;
    return entry.comment?.id === commentId ? { ...entry, comment: patch(entry.comment) } : entry;
  });
}

export function withRun(timeline: Timeline, { output: _output, ...run }: Run): Timeline {
  return mapEntries(timeline, (entry) =>
    entry.kind === 'run' && entry.run.id === run.id ? { ...entry, run } : entry,
  );
}

function shows(entry: TimelineEntry, commentId: string): boolean {
  return (entry.kind === 'comment' || entry.kind === 'decision') && entry.comment?.id === commentId;
}

function withNewest(timeline: Timeline, entry: TimelineEntry): Timeline {
  const [newest, ...older] = timeline.pages;
  if (!newest) return timeline;
  return { ...timeline, pages: [{ ...newest, items: [entry, ...newest.items] }, ...older] };
}

function mapEntries(timeline: Timeline, map: (entry: TimelineEntry) => TimelineEntry): Timeline {
  const pages = timeline.pages.map((page) => ({ ...page, items: page.items.map(map) }));
  return { ...timeline, pages };
}
