import { Field, Input } from '@helix/ui';
import { messages } from './messages.ts';

/** The second factor of somebody whose password was right. */
export function CodeField() {
  return (
    <Field label={messages.code.label} hint={messages.code.hint}>
      <Input
        name="totp"
        required
        minLength={6}
        maxLength={40}
        autoComplete="one-time-code"
        autoFocus
        className="font-mono"
      />
    </Field>
  );
}
