import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A reply as it came, piece by piece, and what it replied to. Keys are in neither. */
export const recordingSchema = z.strictObject({
  request: z.strictObject({ method: z.string(), url: z.string(), body: z.unknown() }),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  chunks: z.array(z.string()),
  complete: z.boolean().describe('false when the connection broke before the end'),
});
export type Recording = z.infer<typeof recordingSchema>;

export type AskedRequest = Recording['request'];

/** What of an answer's head has a meaning later. */
const keptHeaders = ['content-type', 'retry-after', 'retry-after-ms'];
const keyHeaders = ['authorization', 'x-api-key', 'x-goog-api-key', 'api-key'];

export function readRequest(input: string | URL | Request, init: RequestInit = {}): AskedRequest {
  const url = new URL(input instanceof Request ? input.url : input);
  url.username = '';
  url.password = '';
  url.searchParams.delete('key');
  const text = typeof init.body === 'string' ? init.body : '';
  const clean = createKeyRemover(init);
  return { method: init.method ?? 'GET', url: url.href, body: parse(clean(text)) };
}

export function keepHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => keptHeaders.includes(name)));
}

/** The same question has the same name, in whatever order its fields are written. */
export function nameOf(request: AskedRequest): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(request)))
    .digest('hex')
    .slice(0, 32);
}

/** Takes out of a text every key that the request carried; some providers repeat them. */
export function createKeyRemover(init: RequestInit = {}): (text: string) => string {
  const headers = new Headers(init.headers);
  const keys = keyHeaders.flatMap((name) => {
    const key = (headers.get(name) ?? '').replace(/^Bearer\s+/i, '');
    return key.length < 8 ? [] : [key];
  });
  return (text) => keys.reduce((clean, key) => clean.replaceAll(key, '[key]'), text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
