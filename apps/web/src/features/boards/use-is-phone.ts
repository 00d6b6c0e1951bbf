'use client';

import { useSyncExternalStore } from 'react';

const phone = '(width < 48rem)';

export const isPhone = () => window.matchMedia(phone).matches;

const subscribe = (onChange: () => void) => {
  const query = window.matchMedia(phone);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
};

/** The server, which cannot know, takes everything for a phone: what only a phone shows is hidden by styles as well. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, isPhone, () => true);
}
