import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecretBox } from './secret-box.ts';

test('what is sealed opens again, and never looks the same twice', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('sk-ünïcode');
  expect(box.open(sealed)).toBe('sk-ünïcode');
  expect(box.seal('sk-ünïcode')).not.toBe(sealed);
  expect(sealed).not.toContain('sk-');
});

test('a changed byte, a missing one or another key is refused', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('secret');
  const [version = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  const open = (changed: Uint8Array) =>
    box.open(`${version}.${Buffer.from(changed).toString('base64url')}`);
  expect(open(bytes)).toBe('secret');
  for (const index of bytes.keys()) {
    expect(() => open(bytes.with(index, (bytes[index] ?? 0) ^ 1))).toThrow();
    expect(() => open(bytes.subarray(0, index))).toThrow();
  }
  expect(() => createSecretBox(randomBytes(32)).open(sealed)).toThrow();
});
