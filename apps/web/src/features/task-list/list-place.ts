import type { TaskCard } from '@helix/contracts/tasks';
import type { TaskPages } from './task-list-queries.ts';

type Item = TaskPages['pages'][number]['items'][number];

/** The list with a task where its order says, or without it when it does not belong there. */
export function placeInList(
  lists: TaskPages,
  task: TaskCard & { readonly description?: string },
  { belongs, compare }: { belongs: boolean; compare: (one: TaskCard, other: TaskCard) => number },
): TaskPages {
  const items = lists.pages.flatMap((page) => page.items);
  const known = items.find(({ id }) => id === task.id);
  if (known && known.version > task.version) return lists;
  const others = known ? items.filter(({ id }) => id !== task.id) : items;
  const change = Number(belongs) - Number(known !== undefined);
  if (!belongs) return known ? withItems(lists, others, change) : lists;
  const next: Item = { ...(known ?? { description: '' }), ...task };
  const at = others.findIndex((other) => compare(next, other) < 0);
  const isBeyond = at === -1 && lists.pages.at(-1)?.nextCursor !== null;
  // What comes after all that was loaded is loaded when somebody scrolls there.
  if (isBeyond) return withItems(lists, others, change);
  const place = at === -1 ? others.length : at;
  return withItems(lists, others.toSpliced(place, 0, next), change);
}

export function withoutTask(lists: TaskPages, taskId: string): TaskPages {
  const items = lists.pages.flatMap((page) => page.items);
  const others = items.filter(({ id }) => id !== taskId);
  return others.length === items.length ? lists : withItems(lists, others, -1);
}

/** Pages keep their lengths and their cursors; the last one takes what is more, or less. */
function withItems(lists: TaskPages, items: readonly Item[], change: number): TaskPages {
  let from = 0;
  const pages = lists.pages.map((page, index) => {
    const isLast = index === lists.pages.length - 1;
    const to = isLast ? items.length : from + page.items.length;
    const part = items.slice(from, to);
    from = to;
    const { total } = page;
    return {
      ...page,
      items: part,
      ...(total && { total: { ...total, count: total.count + change } }),
    };
  });
  return { ...lists, pages };
}
