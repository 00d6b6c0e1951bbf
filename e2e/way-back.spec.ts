import type { Page } from '@playwright/test';
import { expect, openLive, test } from './workspace.ts';

const cards = (page: Page) =>
  page.getByRole('region', { name: 'Backlog', exact: true }).getByRole('list');
const scrolled = (page: Page) =>
  cards(page).evaluate((list) => [
    Math.round(list.scrollTop),
    Math.round(list.closest('section')?.parentElement?.scrollLeft ?? 0),
  ]);

test.beforeEach(async ({ page, workspace }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      workspace.addTask(`Number ${index + 1}`, { column: 'Backlog' }),
    ),
  );
});

test('who comes back to a board finds the focus and what was scrolled as they were', async ({
  page,
  workspace,
  faults,
}) => {
  await openLive(workspace, page);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('j');
  const focused = await page.locator('[data-task] a:focus').getAttribute('aria-label');
  expect(focused).toMatch(/^PLA-\d+ Number \d+$/);
  await cards(page).evaluate((list) => {
    list.scrollTop = 620;
    list.closest('section')?.parentElement?.scrollTo({ left: 90 });
  });
  const before = await scrolled(page);
  expect(before).toEqual([620, 90]);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search everything' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('link', { name: focused ?? '', exact: true })).toBeFocused();
  await expect.poll(() => scrolled(page)).toEqual(before);

  // Who follows a link to the board begins at its top.
  await page.keyboard.press('/');
  await expect(cards(page)).toBeHidden();
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Platform' }).click();
  await expect(cards(page)).toBeVisible();
  await expect.poll(() => scrolled(page)).toEqual([0, 0]);
  expect(faults).toEqual([]);
});

test('who comes back to a list finds the focus and what was scrolled as they were', async ({
  page,
  workspace,
}) => {
  await openLive(workspace, page, `/boards/${workspace.boardId}?layout=list`);
  const list = page.locator('[data-task-list]');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('j');
  const focused = page.locator('[data-task-list] a:focus');
  const href = (await focused.getAttribute('href')) ?? '';
  await list.evaluate((scroller) => {
    scroller.scrollTop = 400;
  });
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(list).toBeHidden();
  await page.goBack();
  await expect(focused).toHaveAttribute('href', href);
  await expect.poll(() => list.evaluate(({ scrollTop }) => scrollTop)).toBe(400);
});

test('Space previews the task that has the focus in a list too, and follows it', async ({
  page,
  workspace,
}) => {
  await openLive(workspace, page, `/boards/${workspace.boardId}?layout=list`);
  const preview = page.getByRole('complementary', { name: /^Preview of PLA-/ });
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(preview).toBeVisible();
  const first = await preview.getAttribute('aria-label');
  await page.keyboard.press('j');
  await expect(preview).not.toHaveAttribute('aria-label', first ?? '');
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
});
