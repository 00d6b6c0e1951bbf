import { expect, openLive, test } from './workspace.ts';

test('a mention says whom it wakes and what that costs, and wakes the agent', async ({
  page,
  workspace,
  faults,
}) => {
  const task = await workspace.addTask('Write the release notes', { column: 'To do' });
  await openLive(workspace, page, `/boards/${workspace.boardId}/tasks/${task.id}`);
  const panel = page.getByRole('complementary', { name: /^Task PLA-/ });
  const field = panel.getByLabel('New comment');
  await field.click();
  await field.pressSequentially('@mav');
  await expect(page.getByRole('option', { name: /Maven/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(/^@maven $/i);
  await field.pressSequentially('please write three sentences');

  const preview = panel.getByRole('region', { name: 'What sending does' });
  await expect(preview.getByText(/Maven is free and reads this at once/)).toBeVisible();
  await expect(preview.getByText(/costs nothing \(simulation\)/)).toBeVisible();
  await field.press('Control+Enter');

  const run = panel.getByRole('region', { name: 'Run of Maven' });
  await expect(run).toBeVisible();
  await expect(panel.getByRole('article', { name: 'Comment of Maven' })).toBeVisible();
  await expect(run.getByText('Finished', { exact: true })).toBeVisible();
  expect(faults).toEqual([]);
});
