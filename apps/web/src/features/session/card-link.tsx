import Link from 'next/link';
import type { ReactNode } from 'react';

/** Another way to go, below what the page is for. */
export function CardLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="inline-flex items-center justify-self-center rounded-sm text-sm text-accent hover:underline touch:min-h-11"
    >
      {children}
    </Link>
  );
}
