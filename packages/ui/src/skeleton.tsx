/** Takes the room of what comes; seen only when it takes longer than 150 ms. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return (
    <span aria-hidden className={`block animate-appear ${className}`}>
      <span className="block size-full animate-shimmer rounded-md bg-hover" />
    </span>
  );
}

/** Rows of a list that is on its way; says so once. */
export function SkeletonRows({
  rows = 6,
  label,
  className = 'h-10',
}: {
  rows?: number;
  label: string;
  className?: string;
}) {
  return (
    <div role="status" aria-label={label} className="grid gap-2">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className={`w-full ${className}`} />
      ))}
    </div>
  );
}
