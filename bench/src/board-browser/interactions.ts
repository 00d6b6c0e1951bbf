import type { Page } from 'playwright-core';
import { percentile, type Figure } from '../figure.ts';

/** What is called good: the next paint after something was pressed. */
const goodMs = 200;
const listen = `
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) window.interactions.push(duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });`;
const read = `(() => { const seen = window.interactions; window.interactions = []; return seen; })()`;

/** Opening a card and moving one, as long as it takes until the page shows something of it. */
export async function measureInteractions(
  page: Page,
  { what, times }: { what: string; times: number },
): Promise<Figure[]> {
  await page.evaluate(listen);
  const worst = async (name: string, once: (n: number) => Promise<void>): Promise<Figure> => {
    await page.evaluate(read);
    for (let n = 0; n < times; n += 1) await once(n);
    await page.waitForTimeout(500);
    // What is shorter than a frame is not told at all.
    const seen = await page.evaluate<number[]>(read);
    const value = seen.length === 0 ? 16 : percentile(seen, 0.98);
    return { name: `${what}: ${name}, p98`, value, limit: goodMs, unit: 'ms' };
  };
  const opening = await worst('interaction to next paint, opening a card', async (n) => {
    await page
      .locator('[data-task] a')
      .nth(n % 5)
      .click();
    await page.waitForURL(/\/tasks\//);
  });
  await page.goBack();
  await page.locator('[data-task] a').first().focus();
  const moving = await worst('interaction to next paint, moving a card', async (n) => {
    await page.keyboard.press(n % 2 === 0 ? 'Alt+ArrowDown' : 'Alt+ArrowUp');
    await page.waitForTimeout(100);
  });
  return [opening, moving];
}
