type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
type PageQuery = { limit: number; cursor?: string };

const wholePage = 200;

/** A list to its end. */
export async function readAll<Item>(
  read: (query: PageQuery) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await read({
      limit: wholePage,
      ...(cursor !== null && { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
