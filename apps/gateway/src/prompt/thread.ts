import type { RunTask } from '@helix/contracts/gateway';
import { bounded, formatCount } from './bounded.ts';
import { dataBlock } from './data-block.ts';
import { promptLimits } from './prompt-limits.ts';

/** The comments, oldest first. When they are too many or too long, the newest are kept. */
export function renderThread(comments: RunTask['comments']): string {
  const kept: string[] = [];
  let size = 0;
  for (const { author, body, at } of comments.toReversed()) {
    const block = dataBlock('comment', bounded(body, promptLimits.comment), { author, at });
    if (size + block.length > promptLimits.thread) break;
    size += block.length;
    kept.unshift(block);
  }
  const missing = comments.length - kept.length;
  const notice = missing === 0 ? [] : [`[${formatCount(missing)} older comments are not shown.]`];
  return [...notice, ...kept].join('\n');
}
