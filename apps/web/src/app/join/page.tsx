import type { Metadata } from 'next';
import { CardPage, JoinForm } from '../../features/session/index.ts';

export const metadata: Metadata = { title: 'Join' };

export default async function JoinPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string }>;
}) {
  const { token = '' } = await searchParams;
  return (
    <CardPage title="Join" intro="You were invited.">
      <JoinForm token={token} />
    </CardPage>
  );
}
