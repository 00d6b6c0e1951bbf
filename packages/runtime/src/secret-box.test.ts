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

test('a changed byte or another key is refused', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('secret');
  const last = sealed.endsWith('A') ? 'B' : 'A';
  expect(() => box.open(sealed.slice(0, -1) + last)).toThrow();
  expect(() => createSecretBox(randomBytes(32)).open(sealed)).toThrow();
});
