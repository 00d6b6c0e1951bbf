/** The scripts and styles that a page names: in elements what is fetched at once, in its data what comes with it. */
export function namedFiles(html: string): string[] {
  const files = new Set(html.match(/\/_next\/static\/chunks\/[\w.~-]+\.(?:js|css)/g));
  for (const [script] of html.matchAll(/<script[^>]*>/g)) {
    // Only for browsers that know no modules.
    const old = /nomodule/i.test(script) && /src="([^"?]+)/.exec(script)?.[1];
    if (typeof old === 'string') files.delete(old);
  }
  return [...files];
}
