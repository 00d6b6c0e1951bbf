import type { FastifyReply, FastifyRequest } from 'fastify';
import { refreshTokenLifetimeMs } from '@helix/modules/identity';

export const accessCookie = 'helix_access';
export const refreshCookie = 'helix_refresh';

type Tokens = { accessToken: string; refreshToken: string };

/**
 * Browsers keep both tokens where scripts cannot read them. The refresh token is sent only to the
 * operations that need it. `secure` follows how the browser came in, so that plain HTTP on a LAN works.
 */
export function setSessionCookies(
  request: FastifyRequest,
  reply: FastifyReply,
  tokens: Tokens,
): void {
  const secure = request.protocol === 'https';
  const maxAge = Math.floor(refreshTokenLifetimeMs / 1000);
  reply.setCookie(accessCookie, tokens.accessToken, {
    httpOnly: true,
    secure,
    sameSite: 'lax',
    path: '/',
    maxAge,
  });
  reply.setCookie(refreshCookie, tokens.refreshToken, {
    httpOnly: true,
    secure,
    sameSite: 'strict',
    path: '/api/v1/auth',
    maxAge,
  });
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(accessCookie, { path: '/' });
  reply.clearCookie(refreshCookie, { path: '/api/v1/auth' });
}

export function isTokens(answer: unknown): answer is Tokens {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'accessToken' in answer &&
    'refreshToken' in answer
  );
}
