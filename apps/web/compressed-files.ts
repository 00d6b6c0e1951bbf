import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

export const staticFolder = join(import.meta.dirname, '.next/static');
export const compressedEnding = '.br';

const address = '/_next/static/';
const types: Readonly<Record<string, string>> = {
  js: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/**
 * Answers for the scripts and styles that `compress.ts` has compressed, as small as no server does it while it answers.
 * False when the answer is left to Next: for everything else, and for browsers that do not say that they read brotli.
 */
export function createCompressedFiles(folder: string) {
  const known = new Set(globSync(`**/*${compressedEnding}`, { cwd: folder }));
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const [path = ''] = (request.url ?? '').split('?');
    const file = path.slice(address.length) + compressedEnding;
    const type = types[path.slice(path.lastIndexOf('.') + 1)];
    const isOurs = path.startsWith(address) && known.has(file) && type !== undefined;
    if (!isOurs || request.method !== 'GET' || !readsBrotli(request)) return false;
    const content = await readFile(join(folder, file)).catch(() => undefined);
    if (content === undefined) return false;
    response.writeHead(200, {
      'content-type': type,
      'content-encoding': 'br',
      'content-length': content.length,
      // The name of a file changes with what is in it.
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    response.end(content);
    return true;
  };
}

function readsBrotli({ headers }: IncomingMessage): boolean {
  return /\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers['accept-encoding'] ?? ''));
}
