/*
 * Keeps what is the same for everybody: the built files of the dashboard, and a page that says there is no connection.
 * Pages and answers of the API belong to a person and are never kept.
 */
const cacheName = 'helix-static-1';
const offlinePage = '/offline.html';
const kept = [offlinePage, '/offline.js', '/icons/icon-192.png'];
/** Said by whoever stands before the dashboard while that is starting. */
const away = new Set([502, 503, 504]);
/** More than a few builds need. */
const maxEntries = 600;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(kept))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageOrOffline(request));
  else if (pathname.startsWith('/_next/static/') || kept.includes(pathname))
    event.respondWith(builtFile(request));
});

async function pageOrOffline(request) {
  const answer = await fetch(request).catch(() => undefined);
  if (answer && !away.has(answer.status)) return answer;
  return (await caches.match(offlinePage)) ?? answer ?? Response.error();
}

/** A built file has its content's hash in its name; what says that it may change is not kept. */
async function builtFile(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.headers.get('cache-control')?.includes('immutable')) {
    const cache = await caches.open(cacheName);
    await cache.put(request, answer.clone());
    await dropOldest(cache);
  }
  return answer;
}

async function dropOldest(cache) {
  const requests = (await cache.keys()).filter(({ url }) => !kept.includes(new URL(url).pathname));
  await Promise.all(
    requests.slice(0, Math.max(0, requests.length - maxEntries)).map((old) => cache.delete(old)),
  );
}

async function forgetOldCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}
