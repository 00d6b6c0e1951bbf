import { expect, test, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { isLive, owner, productUrl } from './workspace.ts';

const url = productUrl;

async function signInAsOwner(page: Page): Promise<void> {
  await signIn(page, owner);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto(`${url()}/login`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a person joins by a link, sets up a second factor, and comes back when the password is lost', async ({
  page,
  browser,
}) => {
  await signInAsOwner(page);
  const grace = { email: `grace-${Date.now()}@example.org`, password: 'nanoseconds matter' };
  const invited = await page.request.post(`${url()}/api/v1/invitations`, {
    data: { email: grace.email, role: 'member' },
  });
  const { link } = (await invited.json()) as { link: string };

  const hers = await (await browser.newContext()).newPage();
  await hers.goto(url() + new URL(link).pathname + new URL(link).search);
  await expect(hers.getByText(/ invites grace/)).toBeVisible();
  await hers.getByLabel('Your name').fill('Grace Hopper');
  await hers.getByLabel('Password').fill(grace.password);
  await hers.getByRole('button', { name: /^Join / }).click();
  await expect(hers.getByRole('navigation', { name: 'Main' })).toBeVisible();

  await hers.goto(`${url()}/second-factor`);
  await hers.getByLabel('Password').fill(grace.password);
  await hers.getByRole('button', { name: 'Continue' }).click();
  await expect(hers.getByRole('img', { name: /QR code/ })).toBeVisible();
  const secret = await hers.locator('code').innerText();
  await hers.getByLabel('Code').fill(new TOTP({ secret }).generate());
  await hers.getByRole('button', { name: 'Switch it on' }).click();
  const recoveryCode = await hers.getByRole('listitem').first().innerText();
  await hers.getByRole('button', { name: 'I have kept them' }).click();
  await expect(hers.getByRole('navigation', { name: 'Main' })).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${url()}/login`);
  await elsewhere.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Forgotten password' })).toBeVisible();
  await elsewhere.getByLabel('E-mail').fill(grace.email);
  await elsewhere.getByRole('button', { name: 'Ask for a link' }).click();
  await expect(elsewhere.getByText('an admin of your organization now has a link')).toBeVisible();
  const resets = await page.request.get(`${url()}/api/v1/members/password-resets`);
  const { items } = (await resets.json()) as { items: { email: string; link: string }[] };
  const reset = new URL(items.find(({ email }) => email === grace.email)?.link ?? '');
  await elsewhere.goto(url() + reset.pathname + reset.search);
  await elsewhere.getByLabel('New password').fill('picoseconds matter');
  await elsewhere.getByRole('button', { name: 'Change password' }).click();
  await expect(elsewhere.getByText('Your password is changed')).toBeVisible();

  await signIn(elsewhere, grace);
  await expect(elsewhere.getByText('the password is wrong')).toBeVisible();
  await signIn(elsewhere, { ...grace, password: 'picoseconds matter' });
  await elsewhere.getByLabel('Code').fill(recoveryCode);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('a person changes the address they sign in with, and a window that is open elsewhere shows it', async ({
  page: owners,
  browser,
}) => {
  await signInAsOwner(owners);
  const alan = {
    email: `alan-${Date.now()}@example.org`,
    password: 'machines take me by surprise',
  };
  const invited = await owners.request.post(`${url()}/api/v1/invitations`, {
    data: { email: alan.email, role: 'member' },
  });
  const { link } = (await invited.json()) as { link: string };
  const token = new URL(link).searchParams.get('token');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.request.post(`${url()}/api/v1/invitations/accept`, {
    data: { token, name: 'Alan Turing', password: alan.password },
  });
  await page.goto(url());
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${url()}/settings/profile`);
  await isLive(elsewhere);

  await page.goto(`${url()}/settings/profile`);
  await isLive(page);
  const moved = `moved-${alan.email}`;
  await page.getByLabel('New address').fill(moved);
  const password = page.getByRole('textbox', { name: 'Password' });
  await password.fill('a guess');
  await page.getByRole('button', { name: 'Change address' }).click();
  await expect(page.getByText('That is not your password')).toBeVisible();
  await password.fill(alan.password);
  await page.getByRole('button', { name: 'Change address' }).click();
  for (const open of [page, elsewhere]) {
    await expect(open.getByText(`You sign in with ${moved}`)).toBeVisible();
  }
});
