export type Hop = { readonly url: URL; readonly init: RequestInit };

/** All that may be told to somebody other than the one the request was for. */
const headersForAnybody = ['accept', 'content-type', 'user-agent'];

/** Where an answer sends us, if it does. Keys travel in headers of any name, so another host gets none but the plainest. */
export function nextHop({ url, init }: Hop, response: Response): Hop | undefined {
  const location = response.headers.get('location');
  if (!isRedirect(response.status) || location === null || !URL.canParse(location, url.href)) {
    return undefined;
  }
  if (init.redirect !== undefined && init.redirect !== 'follow') return undefined;
  const next = new URL(location, url);
  const headers = new Headers(init.headers);
  if (next.origin !== url.origin) {
    for (const name of [...headers.keys()]) {
      if (!headersForAnybody.includes(name)) headers.delete(name);
    }
  }
  if (response.status === 307 || response.status === 308) {
    return { url: next, init: { ...init, headers } };
  }
  const { body: _left, ...rest } = init;
  headers.delete('content-type');
  const method = init.method === 'HEAD' ? 'HEAD' : 'GET';
  return { url: next, init: { ...rest, headers, method } };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}
