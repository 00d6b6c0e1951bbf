import { NextResponse, type NextRequest } from 'next/server';

/** React's messages for developers need it. */
const forDevelopment = process.env.NODE_ENV === 'development' ? ` 'unsafe-eval'` : '';

/** Only scripts that this answer itself names may run. Styles are ours or inline; nothing comes from elsewhere. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname);
  // A layout of Next is not told what is asked for beside the path.
  headers.set('x-search', request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}

export const config = {
  matcher:
    '/((?!_next/static|healthz|icon.svg|icons/|manifest.webmanifest|offline.html|offline.js|service-worker.js).*)',
};
