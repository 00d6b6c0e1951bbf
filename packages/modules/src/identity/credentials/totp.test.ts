import { expect, test } from 'vitest';
import { describeTotp, findTotpStep, hashRecoveryCode, newRecoveryCodes } from './totp.ts';

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('codes are those of RFC 6238, and belong to one step of time', () => {
  expect(findTotpStep(secret, '287082', new Date(59_000))).toBe(1);
  expect(findTotpStep(secret, '287082', new Date(89_000))).toBe(1);
  expect(findTotpStep(secret, '287082', new Date(120_000))).toBeUndefined();
  expect(findTotpStep(secret, '28708', new Date(59_000))).toBeUndefined();
});

test('an authenticator gets an address and a picture of it', () => {
  const { uri, qrCode } = describeTotp({ secret, email: 'ada@example.org', organization: 'Acme' });
  expect(uri).toMatch(/^otpauth:\/\/totp\/.*ada%40example\.org\?.*secret=GEZDGNBVGY3TQOJQ/);
  expect(Buffer.from(qrCode.split(',')[1] ?? '', 'base64').toString()).toContain('<svg');
});

test('recovery codes differ, and are known however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  const [code = ''] = codes;
  expect(code).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(
    hashRecoveryCode(code),
  );
});
