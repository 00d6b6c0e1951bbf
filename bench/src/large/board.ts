import type { LargeInstance } from './large-instance.ts';

export async function columnsOf(
  { url }: Pick<LargeInstance, 'url'>,
  token: string,
  boardId: string,
): Promise<{ id: string; category: string }[]> {
  const response = await fetch(`${url}/api/v1/boards/${boardId}/columns`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = (await response.json()) as { items: { id: string; category: string }[] };
  return items;
}
