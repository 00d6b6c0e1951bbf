import type { Metadata } from 'next';
import { CardPage, ResetPasswordForm } from '../../features/session/index.ts';

export const metadata: Metadata = { title: 'New password' };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string }>;
}) {
  const { token = '' } = await searchParams;
  return (
    <CardPage title="New password" intro="Choose the password that you sign in with from now on.">
      <ResetPasswordForm token={token} />
    </CardPage>
  );
}
