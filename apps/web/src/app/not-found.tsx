import Link from 'next/link';
import { EmptyState } from '@helix/ui';

export default function NotFound() {
  return (
    <main className="px-6">
      <EmptyState
        title="There is nothing here"
        action={
          <Link href="/" className="text-accent underline">
            Go to your boards
          </Link>
        }
      >
        It may have been moved or deleted, or you may not be allowed to see it.
      </EmptyState>
    </main>
  );
}
