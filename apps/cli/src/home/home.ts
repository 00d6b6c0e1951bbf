import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../failure.ts';

export type Secrets = {
  readonly JWT_SECRET: string;
  readonly SECRETS_ENCRYPTION_KEY: string;
  readonly GATEWAY_TOKEN: string;
  readonly HELIX_SETUP_TOKEN: string;
  readonly POSTGRES_PASSWORD: string;
};

const secretsSchema = z.object({
  JWT_SECRET: z.string(),
  SECRETS_ENCRYPTION_KEY: z.string(),
  GATEWAY_TOKEN: z.string(),
  HELIX_SETUP_TOKEN: z.string(),
  POSTGRES_PASSWORD: z.string(),
});

/** Letters and digits that nobody mistakes for others. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The folder of an instance. Root's database runs under another account, which must get through but see nothing. */
export function openHome(home: string): void {
  try {
    mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
    chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    throw new Failure(
      `The folder ${home} cannot be used (${messageOf(error)}). Choose another with HELIX_HOME.`,
    );
  }
}

/** Made once and kept: whoever loses the file loses what was encrypted with it. */
export function loadSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json');
  if (!existsSync(file)) writePrivately(file, JSON.stringify(newSecrets(), undefined, 2));
  chmodSync(file, 0o600);
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Failure(`${file} is damaged. Put back a copy of it, or choose another HELIX_HOME.`);
  }
}

function newSecrets(): Secrets {
  return {
    JWT_SECRET: randomBytes(48).toString('base64url'),
    SECRETS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    GATEWAY_TOKEN: randomBytes(32).toString('base64url'),
    HELIX_SETUP_TOKEN: Array.from(randomBytes(20), (byte) => readable[byte % readable.length]).join(
      '',
    ),
    POSTGRES_PASSWORD: randomBytes(24).toString('base64url'),
  };
}

/** There whole or not at all, and never readable by others. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
