import type { ActivityFilter } from './activity-queries.ts';

const idPattern = /^[a-z]+_[0-9a-z]{8,40}$/;

/** What an address asks for; what is no id is passed over. */
export function readActivityFilter(search: Record<string, unknown>): ActivityFilter {
  const { boardId, actor } = search;
  return {
    ...(isId(boardId) && { boardId }),
    ...(isId(actor) && { actor }),
  };
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && idPattern.test(value);
