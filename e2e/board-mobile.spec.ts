import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './workspace.ts';

test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });

test('on a phone there is one column at a time, and cards are moved by saying where to', async ({
  page,
  workspace,
  faults,
}) => {
  await workspace.addTask('In my pocket', { column: 'To do' });
  await workspace.open(page);
  await expect(
    page.getByText('Live', { exact: true }).filter({ visible: true }).first(),
  ).toBeVisible();
  const columns = page.getByRole('navigation', { name: 'Columns of this board' });
  await columns.getByRole('button', { name: /To do/ }).tap();
  const toDo = page.getByRole('region', { name: 'To do', exact: true });
  await expect(toDo.getByText('In my pocket')).toBeInViewport();
  await expect(columns.getByRole('button', { name: /To do/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(page.getByRole('region', { name: 'Backlog', exact: true })).not.toBeInViewport({
    ratio: 0.2,
  });

  await page.getByRole('button', { name: 'Actions for PLA-1' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Move PLA-1 to' });
  const choice = sheet.getByRole('button', { name: /Review/ });
  await expect.poll(async () => (await choice.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await choice.tap();
  await expect(sheet).toBeHidden();
  await columns.getByRole('button', { name: /Review/ }).tap();
  await expect(
    page.getByRole('region', { name: 'Review', exact: true }).getByText('In my pocket'),
  ).toBeInViewport();

  await columns.getByRole('button', { name: /To do/ }).tap();
  await page.getByRole('button', { name: 'Actions for To do' }).tap();
  await page.getByRole('menuitem', { name: 'Collapse' }).tap();
  await columns.getByRole('button', { name: /To do/ }).tap();
  await expect(page.getByRole('button', { name: 'Actions for To do' })).toBeInViewport();

  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    375,
  );
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(faults).toEqual([]);
});
