'use client';

import { useEffect, useState } from 'react';

const prefix = 'helix-said:';

/** What is being written in a box; it outlives the page, but not its being sent. */
export function useTextDraft(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => setText(read(key)), [key]);
  const keep = (next: string) => {
    setText(next);
    write(key, next);
  };
  return [text, keep];
}

function read(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // A full or forbidden storage costs the reload, not the draft.
  }
}
