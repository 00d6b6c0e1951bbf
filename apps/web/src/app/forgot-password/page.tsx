import type { Metadata } from 'next';
import { CardPage, ForgotPasswordForm } from '../../features/session/index.ts';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPasswordPage() {
  return (
    <CardPage title="Forgotten password" intro="You can choose a new one with a link.">
      <ForgotPasswordForm />
    </CardPage>
  );
}
