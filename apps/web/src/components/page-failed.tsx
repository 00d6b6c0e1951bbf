'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { ErrorState } from '@helix/ui';
import { messages } from './messages.ts';

type PageFailedProps = { error: Error & { digest?: string }; reset: () => void };

/** In the place of a page that could not be rendered: what to do, and what to quote. */
export function PageFailed({ error, reset }: PageFailedProps) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="mx-auto w-full max-w-lg px-6 py-16">
      <h1 className="sr-only">{messages.failed.title}</h1>
      <ErrorState
        message={messages.failed.title}
        fix={messages.failed.text}
        requestId={error.digest}
        retryLabel={messages.failed.again}
        onRetry={again}
      />
    </div>
  );
}
