import type { Metadata } from 'next';
import { CardPage, ForgotPasswordForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';

export const metadata: Metadata = { title: messages.forgot.title };

export default function ForgotPasswordPage() {
  return (
    <CardPage title={messages.forgot.title} intro={messages.forgot.intro}>
      <ForgotPasswordForm />
    </CardPage>
  );
}
