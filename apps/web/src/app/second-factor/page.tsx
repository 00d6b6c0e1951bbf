import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMe } from '@helix/contracts/identity';
import { CardLink, CardPage, SecondFactorForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';
import { orLeave, serverClient } from '../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.secondFactor.title };

export default async function SecondFactorPage() {
  const user = await orLeave((await serverClient()).call(getMe, {}));
  if (user.totpEnabled) redirect('/');
  const intro = user.totpRequired
    ? messages.secondFactor.required(user.organization.name)
    : messages.secondFactor.intro;
  return (
    <CardPage title={messages.secondFactor.title} intro={intro}>
      <SecondFactorForm />
      {!user.totpRequired && (
        <CardLink href="/settings/security">{messages.secondFactor.later}</CardLink>
      )}
    </CardPage>
  );
}
