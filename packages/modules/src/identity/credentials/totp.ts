import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { hashToken } from '../sessions/token.ts';

const periodSeconds = 30;
/** Clocks differ; one step before and after is accepted. */
const toleratedSteps = 1;
const recoveryCodeCount = 10;
const recoveryAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export function describeTotp(account: { secret: string; email: string; organization: string }) {
  const uri = totpOf(account.secret, account).toString();
  const svg = renderSVG(uri, { border: 2 });
  return {
    secret: account.secret,
    uri,
    qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  };
}

/** The time step a code belongs to, or nothing when it is of none that is near. */
export function findTotpStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: toleratedSteps });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}

export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const letters = Array.from(randomBytes(16), (byte) => recoveryAlphabet[byte % 31]).join('');
    return (letters.match(/.{4}/g) ?? []).join('-');
  });
}

/** As people type it: with or without hyphens, in any case. */
export function hashRecoveryCode(code: string): string {
  return hashToken(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

function totpOf(secret: string, label?: { email: string; organization: string }): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: periodSeconds,
    ...(label && { issuer: `Helix ${label.organization}`, label: label.email }),
  });
}
