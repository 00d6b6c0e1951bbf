import type { Metadata } from 'next';
import { CardPage, ConfirmEmailForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';

export const metadata: Metadata = { title: messages.confirmEmail.title };

export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string }>;
}) {
  const { token = '' } = await searchParams;
  return (
    <CardPage title={messages.confirmEmail.title} intro={messages.confirmEmail.intro}>
      <ConfirmEmailForm token={token} />
    </CardPage>
  );
}
