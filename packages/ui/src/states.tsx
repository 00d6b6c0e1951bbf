import type { ReactNode } from 'react';

/** Nothing is here yet: what it is for, and the next thing to do. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-start gap-3 py-16">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-soft">{children}</p>
      {action}
    </div>
  );
}

/** What went wrong, what to do, and what to quote when asking for help. */
export function ErrorState({
  message,
  requestId,
  action,
}: {
  message: string;
  requestId?: string | undefined;
  action?: ReactNode;
}) {
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-2 rounded-md border border-line bg-raised p-4"
    >
      <p className="font-medium text-bad">{message}</p>
      {requestId !== undefined && (
        <p className="text-xs text-soft">
          Quote <code className="font-mono select-all">{requestId}</code> when you ask for help.
        </p>
      )}
      {action}
    </div>
  );
}
