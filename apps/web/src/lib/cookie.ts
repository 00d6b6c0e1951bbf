'use client';

const yearSeconds = 365 * 24 * 60 * 60;

/** For choices that the server has to know before the first paint. Nothing secret. */
export function writeCookie(name: string, value: string): void {
  const age = value === '' ? 0 : yearSeconds;
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${age}; samesite=lax`;
}
