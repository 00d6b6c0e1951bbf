import { searchKinds, type SearchKind } from '@helix/contracts/search';

export type SearchAddress = {
  readonly q: string;
  readonly kinds: readonly SearchKind[];
  readonly boardId: string | undefined;
};

/** `/search?q=…&kinds=task,comment&board=board_…`; what is not understood is left out. */
export function readSearchAddress(get: (name: string) => string | null | undefined): SearchAddress {
  const wanted = new Set((get('kinds') ?? '').split(','));
  const board = get('board') ?? '';
  return {
    q: (get('q') ?? '').slice(0, 200),
    kinds: searchKinds.filter((kind) => wanted.has(kind)),
    boardId: /^board_[0-9a-z]{8,}$/.test(board) ? board : undefined,
  };
}
