'use client';

import { useEffect } from 'react';

/** Only where the page is trusted (TLS or this machine) is there one to register; without it everything works too. */
export function RegisterServiceWorker() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    navigator.serviceWorker
      .register('/service-worker.js', { updateViaCache: 'none' })
      .catch(() => undefined);
  }, []);
  return null;
}
