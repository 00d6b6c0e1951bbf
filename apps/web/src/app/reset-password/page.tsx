import type { Metadata } from 'next';
import { CardPage, ResetPasswordForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';

export const metadata: Metadata = { title: messages.reset.title };

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string }>;
}) {
  const { token = '' } = await searchParams;
  return (
    <CardPage title={messages.reset.title} intro={messages.reset.intro}>
      <ResetPasswordForm token={token} />
    </CardPage>
  );
}
