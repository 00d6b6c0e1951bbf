import { createHmac } from 'node:crypto';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { findPrincipalOfApiKey } from '../api-keys/api-key.queries.ts';
import { toActor } from './principal.ts';
import { deviceTokenPrefix, equalsInConstantTime } from './token.ts';

/** Lets one device in place of an API key, as long as that key is good. It is of no use without the device's own key. */
export function deviceTokenFor(
  { config }: Pick<Context, 'config'>,
  { apiKeyId, deviceId }: { apiKeyId: string; deviceId: string },
): string {
  const body = `${apiKeyId}.${deviceId}`;
  return `${deviceTokenPrefix}${body}.${sign(config.jwtSecret, body)}`;
}

/** The member whose key was given to this device, which has proven who it is. */
export async function authenticateDevice(
  ctx: Context,
  { token, deviceId }: { token: string; deviceId: string | null },
): Promise<Actor> {
  const [apiKeyId = '', tokenDeviceId] = token.slice(deviceTokenPrefix.length).split('.');
  const isOurs =
    deviceId !== null &&
    tokenDeviceId === deviceId &&
    equalsInConstantTime(token, deviceTokenFor(ctx, { apiKeyId, deviceId }));
  const found = isOurs && (await findPrincipalOfApiKey(ctx.db, { id: apiKeyId }, ctx.now()));
  if (!found) throw new AppError('auth.required', 'This device is unknown, or its key was revoked');
  return toActor(found, { apiKeyId, scopes: new Set(found.scopes) });
}

function sign(secret: string, body: string): string {
  return createHmac('sha256', secret).update(`device ${body}`).digest('base64url');
}
