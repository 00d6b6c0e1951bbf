import type { ActivityFilter } from './activity-queries.ts';

const idPattern = /^[a-z]+_[0-9a-z]{8,40}$/;

type Address = { readonly get: (name: string) => string | null };

/** What an address asks for; what is no id is passed over. */
export function readActivityFilter(address: Address): ActivityFilter {
  const [boardId, actor] = [address.get('boardId'), address.get('actor')];
  return {
    ...(isId(boardId) && { boardId }),
    ...(isId(actor) && { actor }),
  };
}

const isId = (value: string | null): value is string => value !== null && idPattern.test(value);
