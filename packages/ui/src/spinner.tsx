import { LoaderCircle } from 'lucide-react';

/** Only inside something that says in words what is going on. */
export function Spinner({ className = 'size-4' }: { className?: string }) {
  return <LoaderCircle aria-hidden className={`animate-spin ${className}`} />;
}
