import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getSetup } from '@helix/contracts/identity';
import { CardPage, LoginForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';
import { serverClient } from '../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.login.title };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string }>;
}) {
  const { required } = await (await serverClient()).call(getSetup, {});
  if (required) redirect('/setup');
  const { next = '/' } = await searchParams;
  // Only to pages of ours: a link must not send people elsewhere after they signed in.
  const safe =
    next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
  return (
    <CardPage title={messages.login.title} intro={messages.login.intro}>
      <LoginForm next={safe} wasHere={(await cookies()).has('helix_access')} />
    </CardPage>
  );
}
