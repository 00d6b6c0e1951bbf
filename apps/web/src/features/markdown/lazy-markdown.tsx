'use client';

import dynamic from 'next/dynamic';

/** The parser is heavy, and most pages have no text to begin with. */
export const Markdown = dynamic(async () => (await import('./markdown.tsx')).Markdown);
