import { readAll } from '@helix/client';
import type { Command } from 'commander';

export type PageOptions = { limit?: string; cursor?: string; all?: boolean };
type Page<Item> = { items: Item[]; nextCursor: string | null };
type PageQuery = { limit?: number; cursor?: string };

export function withPageOptions(command: Command): Command {
  return command
    .option('--limit <count>', 'how many to list at most (1 to 200)')
    .option('--cursor <cursor>', 'go on where a list ended: its nextCursor')
    .option('--all', 'list everything');
}

/** One page as asked for, or all of them as one. */
export async function readPage<Item>(
  options: PageOptions,
  read: (query: PageQuery) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  if (options.all) return { items: await readAll(read), nextCursor: null };
  return read({
    ...(options.limit !== undefined && { limit: Number(options.limit) }),
    ...(options.cursor !== undefined && { cursor: options.cursor }),
  });
}
