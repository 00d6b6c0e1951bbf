import type { IncomingMessage } from 'node:http';
import { apiBase } from '@helix/contracts';

/** What cannot be read as an address is no page; the dashboard says so, when it gets each `%` for itself. */
export function pageAddress({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const [path = '/'] = url.split('?', 1);
  if (path.startsWith(`${apiBase}/`) || isReadable(path)) return url;
  return path.replaceAll('%', '%25') + url.slice(path.length);
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
