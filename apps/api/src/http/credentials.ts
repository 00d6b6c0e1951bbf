import type { FastifyRequest } from 'fastify';
import type { Client } from '@helix/modules';
import { AppError } from '@helix/runtime';
import { accessCookie, refreshCookie } from './session-cookies.ts';

export type Credentials = {
  readonly accessToken: string | undefined;
  readonly fromCookie: boolean;
};

/** A bearer token wins over the cookie: a script that sends one means it. */
export function readCredentials(request: FastifyRequest): Credentials {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && token) return { accessToken: token, fromCookie: false };
  return { accessToken: request.cookies[accessCookie], fromCookie: true };
}

/** As the person will recognise it in the list of their sessions. */
export function clientOf(request: FastifyRequest): Client {
  return { ip: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 300) };
}

/** Cookies are sent by the browser whoever asks; so a change must come from a page of ours. */
export function refuseCrossSite(request: FastifyRequest): void {
  const usesCookie =
    request.headers.authorization === undefined &&
    (request.cookies[accessCookie] !== undefined || request.cookies[refreshCookie] !== undefined);
  if (!usesCookie || request.method === 'GET' || isSameOrigin(request)) return;
  throw new AppError(
    'request.cross_site',
    'A change with a session cookie must come from our own pages',
  );
}

function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  // Neither header: not a browser of the last ten years, so nobody rides on a cookie.
  return origin === undefined || origin === `${request.protocol}://${request.host}`;
}
