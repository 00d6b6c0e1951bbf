'use client';

import { SettingsPage } from '../settings/index.ts';
import { messages } from './messages.ts';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

export function SecurityPage() {
  return (
    <SettingsPage title={messages.security.title} description={messages.security.description}>
      <SecondFactor />
      <PasswordForm />
      <Sessions />
    </SettingsPage>
  );
}
