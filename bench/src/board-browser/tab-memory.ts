import type { Page } from 'playwright-core';
import type { Figure } from '../figure.ts';
import type { LargeInstance } from '../large/large-instance.ts';

/** An hour of them at two in a second. */
const hourOfEvents = 7_200;
const atOnce = 8;
/** What a tab may have kept of what it has been told and shows no more. */
const growthLimit = 20;

type Watched = { instance: LargeInstance; boardId: string; token: string; isQuick: boolean };

/** What a tab holds before and after an hour of events, told in a few minutes; and whether it then shows what is so. */
export async function measureTabMemory(
  page: Page,
  what: string,
  { instance, boardId, token, isQuick }: Watched,
): Promise<Figure[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const path = `${instance.url}/api/v1`;
  const cards = await page.locator('[data-task]').evaluateAll(taskIdsOf);
  const events = isQuick ? 80 : hourOfEvents;
  const before = await heapMegabytes(page);
  let written = 0;
  const write = async () => {
    while (written < events) {
      written += 1;
      const body = JSON.stringify({ title: `Written while somebody watches, ${written}` });
      const taskId = cards[written % cards.length] ?? '';
      const answer = await fetch(`${path}/tasks/${taskId}`, { method: 'PATCH', headers, body });
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
  const wrong = await untilCurrent(page, async () => {
    const answer = await fetch(`${path}/boards/${boardId}/tasks`, { headers });
    const view = (await answer.json()) as { columns: { tasks: { id: string; title: string }[] }[] };
    return new Map(view.columns.flatMap(({ tasks }) => tasks.map(({ id, title }) => [id, title])));
  });
  const after = await heapMegabytes(page);
  console.log(
    `  ${what}: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after ${events} events`,
  );
  return [
    {
      name: `${what}: memory of the tab, growth after ${hourOfEvents} events`,
      value: Math.max(0, after - before),
      limit: growthLimit,
      unit: 'MB',
    },
    {
      name: `${what}: cards that are not as on the server`,
      value: wrong,
      limit: 0,
      unit: '',
      exact: true,
    },
  ];
}

const taskIdsOf = (elements: readonly { getAttribute(name: string): string | null }[]) =>
  elements.map((card) => card.getAttribute('data-task') ?? '');

const shown = `Array.from(document.querySelectorAll('[data-task]'), (card) =>
  [card.dataset.task, card.querySelector('a')?.textContent ?? ''])`;
const patienceMs = 10_000;

async function untilCurrent(
  page: Page,
  readTitles: () => Promise<ReadonlyMap<string, string>>,
): Promise<number> {
  const titles = await readTitles();
  const until = Date.now() + patienceMs;
  for (;;) {
    const cards = await page.evaluate<[string, string][]>(shown);
    const wrong = cards.filter(([id, title]) => titles.get(id) !== title).length;
    if (wrong === 0 || Date.now() > until) return wrong;
    await page.waitForTimeout(200);
  }
}

async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1_000_000;
}
