import { chromium, type Browser, type Page } from 'playwright-core';
import type { LargeInstance } from '../large/large-instance.ts';

const isRoot = process.getuid?.() === 0;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['HELIX_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--enable-precise-memory-info'],
  });
}

/** A tab of somebody who is signed in, with nothing in its caches. */
export async function openTab(
  browser: Browser,
  { url, organization }: Pick<LargeInstance, 'url' | 'organization'>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [email] = organization.emails;
  const data = { email, password: organization.password };
  const answer = await context.request.post(`${url}/api/v1/auth/login`, { data });
  if (!answer.ok()) throw new Error(`login answered ${answer.status()}`);
  return context.newPage();
}

/** How long the rest of a board may take to be asked for; one that has been rendered whole asks for none. */
const restLimitMs = 5_000;

/** Until all its cards are there and it follows what happens. */
export async function openBoard(
  page: Page,
  url: string,
  boardId: string,
  search = '',
): Promise<void> {
  const rest = page
    .waitForResponse((answer) => answer.url().includes(`/api/v1/boards/${boardId}/tasks`), {
      timeout: restLimitMs,
    })
    .then((answer) => answer.finished())
    .catch(() => undefined);
  await page.goto(`${url}/boards/${boardId}${search}`);
  await page.locator('[data-task]').first().waitFor();
  await page.getByText('Live', { exact: true }).filter({ visible: true }).first().waitFor();
  await rest;
}
