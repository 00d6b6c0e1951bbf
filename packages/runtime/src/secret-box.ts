import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts what must be readable again (model keys, tokens). The key's version travels with the text, for rotation. */
export type SecretBox = { seal(plain: string): string; open(sealed: string): string };

const keyVersion = 'v1';
const ivBytes = 12;
const tagBytes = 16;

export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(plain) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${keyVersion}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    open(sealed) {
      const [version, body = ''] = sealed.split('.');
      if (version !== keyVersion) throw new Error(`secret was sealed with unknown key ${version}`);
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      const text = decipher.update(bytes.subarray(ivBytes + tagBytes));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
  };
}
