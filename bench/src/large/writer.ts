import type { LargeInstance } from './large-instance.ts';
import { pickFrom } from './pick.ts';

/** What the writer's changes are told as. */
export const writtenTypes = ['task.updated'];

/** Somebody who goes on changing tasks that everybody sees, whatever happens to the server. */
export async function startWriter(
  { url, organization }: LargeInstance,
  token: string,
  perSecond: number,
): Promise<{ stop(): Promise<void> }> {
  const taskIds = await tasksOf(url, token, organization.hundredthBoard);
  const under = new Set<Promise<void>>();
  let n = 0;
  const write = async () => {
    n += 1;
    await fetch(`${url}/api/v1/tasks/${pickFrom(taskIds, n)}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: `Written while others watch, ${n} ${Date.now()}` }),
    }).then(
      (response) => response.arrayBuffer(),
      () => undefined,
    );
  };
  const timer = setInterval(() => {
    const writing = write();
    under.add(writing);
    void writing.finally(() => under.delete(writing));
  }, 1000 / perSecond);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(under);
    },
  };
}

async function tasksOf(url: string, token: string, boardId: string): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/tasks?boardId=${boardId}&limit=100`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = (await response.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id);
}
