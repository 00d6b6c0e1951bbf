import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getSetup } from '@helix/contracts/identity';
import { CardPage, SetupForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';
import { serverClient } from '../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.setup.title };

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string }>;
}) {
  const { required } = await (await serverClient()).call(getSetup, {});
  if (!required) redirect('/');
  const { token = '' } = await searchParams;
  return (
    <CardPage title={messages.setup.title} intro={messages.setup.intro}>
      <SetupForm token={token} />
    </CardPage>
  );
}
