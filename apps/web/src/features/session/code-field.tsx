import { Field, Input } from '@helix/ui';

/** The second factor of somebody whose password was right. */
export function CodeField() {
  return (
    <Field label="Code" hint="Six digits from your authenticator, or a recovery code">
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
