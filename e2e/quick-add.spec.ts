import type { Page } from '@playwright/test';
import { expect, openLive, test } from './workspace.ts';

test('tasks are added where they belong, and what is refused is not lost', async ({
  page,
  workspace,
}) => {
  const column = page.getByRole('region', { name: 'To do', exact: true });
  const card = (title: string) => column.locator('[data-task]').filter({ hasText: title });
  await openLive(workspace, page);
  await page.getByRole('button', { name: 'Add a task to To do', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Title of the new task in To do' });
  await field.fill('At the end');
  await field.press('Enter');
  await expect(card('At the end')).toBeVisible();
  let refusals = 0;
  await page.route('**/api/v1/tasks', (route) => {
    const isMeant = route.request().postData()?.includes('Pasted two') && refusals === 0;
    if (!isMeant) return route.fallback();
    refusals += 1;
    const json = { code: 'internal', message: 'Not now', requestId: 'req_1' };
    return route.fulfill({ status: 503, json });
  });
  await paste(page, '- Pasted one\n- Pasted two\n- Pasted three');
  await expect(field).toHaveValue('Pasted two\nPasted three');
  await field.press('Enter');
  await expect(card('Pasted three')).toBeVisible();
  await field.press('Escape');
  await page.getByRole('button', { name: 'Add a task on top of To do' }).click();
  await field.fill('On top');
  await field.press('Enter');
  const pasted = ['Pasted one', 'Pasted two', 'Pasted three'];
  const order = ['On top', 'At the end', ...pasted];
  await expect.poll(() => column.locator('[data-task] a').allTextContents()).toEqual(order);
});

/** Into what has the focus, as a person would. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }`);
}
