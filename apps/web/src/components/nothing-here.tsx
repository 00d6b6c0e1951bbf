import { Compass } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass, EmptyState } from '@helix/ui';
import { messages } from './messages.ts';

/** In the place of what is not there, or not for whoever asks. */
export function NothingHere({ children }: { children?: ReactNode }) {
  const { title, text, home, search } = messages.notFound;
  return (
    <div className="flex-1 overflow-y-auto px-6">
      <EmptyState
        icon={<Compass />}
        title={title}
        text={text}
        action={
          <>
            <Link href="/" className={buttonClass({ look: 'primary' })}>
              {home}
            </Link>
            <Link href="/search" className={buttonClass()}>
              {search}
            </Link>
            {children}
          </>
        }
      />
    </div>
  );
}
