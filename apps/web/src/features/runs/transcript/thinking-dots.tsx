/** Three dots where words will be, as high as a line of them. */
export function ThinkingDots({ label }: { label: string }) {
  return (
    <p className="flex h-[1.375rem] items-center gap-1 text-soft">
      <span className="sr-only">{label}</span>
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          aria-hidden
          className="size-1.5 animate-pulse rounded-full bg-current"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </p>
  );
}
