import type { Page } from 'playwright-core';
import { percentile, type Figure } from '../figure.ts';

const record = `
  window.frameTimes = [];
  window.isRecording = true;
  let last;
  const tick = (now) => {
    if (last !== undefined) window.frameTimes.push(now - last);
    last = now;
    if (window.isRecording) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);`;
const stop = `(() => { window.isRecording = false; return window.frameTimes; })()`;

/** A card in the hand, led over every column in sight and up and down; at the end it is put back. */
export async function measureDragFrames(
  page: Page,
  { what, steps }: { what: string; steps: number },
): Promise<Figure[]> {
  const card = await page.locator('[data-task]').first().boundingBox();
  if (!card) throw new Error('no card to drag');
  const [x, y] = [card.x + 40, card.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10, { steps: 5 });
  await page.evaluate(record);
  for (let step = 0; step < steps; step += 1) {
    const along = (1 - Math.cos((step / steps) * 2 * Math.PI)) / 2;
    const down = (1 - Math.cos((step / steps) * 12 * Math.PI)) / 2;
    await page.mouse.move(x + along * 1_000, y + down * 450);
  }
  const frames = await page.evaluate<number[]>(stop);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  console.log(
    `  ${what}: ${frames.length} frames, the longest ${Math.max(...frames).toFixed(1)} ms`,
  );
  return [
    {
      name: `${what}: frame while dragging, p95`,
      value: percentile(frames, 0.95),
      limit: 16.8,
      unit: 'ms',
    },
  ];
}
