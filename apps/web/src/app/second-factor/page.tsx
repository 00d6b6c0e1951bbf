import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMe } from '@helix/contracts/identity';
import { CardPage, SecondFactorForm } from '../../features/session/index.ts';
import { orLeave, serverClient } from '../../lib/server-client.ts';

export const metadata: Metadata = { title: 'Second factor' };

export default async function SecondFactorPage() {
  const user = await orLeave((await serverClient()).call(getMe, {}));
  if (user.totpEnabled) redirect('/');
  const intro = user.totpRequired
    ? `${user.organization.name} asks for a code from an authenticator whenever you sign in.`
    : 'Signing in then also takes a code from an authenticator.';
  return (
    <CardPage title="Second factor" intro={intro}>
      <SecondFactorForm />
    </CardPage>
  );
}
