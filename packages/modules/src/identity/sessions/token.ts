import {
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';

export const accessTokenLifetimeMs = 15 * 60_000;
export const refreshTokenLifetimeMs = 30 * 24 * 60 * 60_000;
/** People recognise a key of ours in a log or a diff by it. */
export const apiKeyPrefix = 'hx_';
export const deviceTokenPrefix = 'hxd_';

const claimsSchema = z.object({ sid: z.string() });

export function signAccessToken(secret: string, sessionId: string, expiresAt: Date): string {
  return jsonwebtoken.sign(
    { sid: sessionId, exp: Math.floor(expiresAt.getTime() / 1000) },
    secret,
    { algorithm: 'HS256' },
  );
}

const emailChangeSchema = z.object({
  userId: z.string(),
  from: z.string(),
  to: z.string(),
  /** Of the password at that time: choosing another one makes the link worthless. */
  passwordMark: z.string(),
});
type EmailChange = z.infer<typeof emailChangeSchema>;

export function markOfPassword(secret: string, passwordHash: string): string {
  return sign(secret, 'password mark', passwordHash);
}

/** What a link to confirm an address with carries. As it names the address it replaces, it works once. */
export function signEmailChange(secret: string, change: EmailChange, expiresAt: Date): string {
  return jsonwebtoken.sign({ ...change, exp: Math.floor(expiresAt.getTime() / 1000) }, secret, {
    algorithm: 'HS256',
  });
}

export function readEmailChange(secret: string, token: string): EmailChange | undefined {
  return readClaims(secret, token, emailChangeSchema);
}

/** Made once: given text, the library first tries with each token whether it is a public key. */
const keys = new Map<string, KeyObject>();

function keyOf(secret: string): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(secret, 'utf8');
  keys.set(secret, key);
  return key;
}

/** The session a token speaks for, or nothing when it is forged or too old. */
export function readAccessToken(secret: string, token: string): string | undefined {
  return readClaims(secret, token, claimsSchema)?.sid;
}

function readClaims<Claims>(
  secret: string,
  token: string,
  schema: z.ZodType<Claims>,
): Claims | undefined {
  try {
    return schema.parse(jsonwebtoken.verify(token, keyOf(secret), { algorithms: ['HS256'] }));
  } catch {
    return undefined;
  }
}

/** Names its session and proves that we issued it, so that each spent one is recognised, however old. */
export function newRefreshToken(secret: string, sessionId: string): string {
  const body = `${sessionId}.${newToken()}`;
  return `${body}.${sign(secret, 'refresh', body)}`;
}

/** The session that a refresh token was issued for, whether it is the current one or not. */
export function sessionOfRefreshToken(secret: string, token: string): string | undefined {
  const end = token.lastIndexOf('.');
  const body = token.slice(0, Math.max(end, 0));
  if (!equalsInConstantTime(token.slice(end + 1), sign(secret, 'refresh', body))) return undefined;
  return body.split('.')[0];
}

function sign(secret: string, purpose: string, body: string): string {
  return createHmac('sha256', secret).update(`${purpose} ${body}`).digest('base64url');
}

/** Nobody guesses one, so a plain hash of it is enough to store. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Takes as long for a near miss as for a wild guess. */
export function equalsInConstantTime(a: string, b: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(a).digest(),
    createHash('sha256').update(b).digest(),
  );
}
