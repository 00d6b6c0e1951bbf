'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { useRef } from 'react';
import { keepEarlyKeys } from './early-keys.ts';

/** Stands in the page as it is sent, and is no part of what React draws. */
export function EarlyKeysScript({ nonce }: { nonce: string | undefined }) {
  const isSent = useRef(false);
  useServerInsertedHTML(() => {
    if (isSent.current) return null;
    isSent.current = true;
    return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: `(${keepEarlyKeys})()` }} />;
  });
  return null;
}
