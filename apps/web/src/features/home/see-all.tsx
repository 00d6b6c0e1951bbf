import Link from 'next/link';
import type { ReactNode } from 'react';

/** From a part of home to the page that it is a part of. */
export function SeeAll({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="flex items-center rounded-sm text-sm text-soft hover:text-ink hover:underline touch:-my-3 touch:min-h-11"
    >
      {children}
    </Link>
  );
}
