import type { Activity } from '@helix/contracts/activity';
import { messages } from './messages.ts';

const kinds = [
  ['created', 'task.created'],
  ['moved', 'task.moved'],
  ['comments', 'comment.created'],
] as const;

/** What happened, in a few numbers. */
export function sumsOf(activities: readonly Activity[]): readonly string[] {
  return kinds.flatMap(([name, type]) => {
    const count = activities.filter((activity) => activity.type === type).length;
    return count === 0 ? [] : [messages.moved.sums[name](count)];
  });
}
