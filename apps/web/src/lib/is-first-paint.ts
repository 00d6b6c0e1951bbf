import { headers } from 'next/headers';

/**
 * Whether a browser asks for a document, and not the router for a part of a page that is open already: there, what
 * is cached is shown at once, and waiting for the same data on the server would only cost time.
 */
export async function isFirstPaint(): Promise<boolean> {
  return (await headers()).get('accept')?.includes('text/html') ?? false;
}
