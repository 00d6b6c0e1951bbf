import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { Button } from './button.tsx';
import { messages } from './messages.ts';

type EmptyStateProps = {
  title: ReactNode;
  /** What it is for; the same as the children. */
  text?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  /** Within a card or a panel: less air. */
  size?: 'page' | 'small';
  children?: ReactNode;
};

/** Nothing is here yet: what it is for, and the next thing to do. */
export function EmptyState({
  title,
  text,
  icon,
  action,
  size = 'page',
  children,
}: EmptyStateProps) {
  return (
    <div
      className={`mx-auto grid w-full max-w-md justify-items-center gap-2 px-4 text-center ${size === 'page' ? 'py-16' : 'py-8'}`}
    >
      {icon !== undefined && (
        <span aria-hidden className="mb-1 text-soft [&_svg]:size-6 [&_svg]:stroke-[1.5]">
          {icon}
        </span>
      )}
      <h2 className={size === 'page' ? 'text-lg font-semibold' : 'text-sm font-semibold'}>
        {title}
      </h2>
      {(text ?? children) !== undefined && (
        <div className="text-sm text-pretty text-soft">{text ?? children}</div>
      )}
      {action !== undefined && (
        <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  );
}

type ErrorStateProps = {
  message: ReactNode;
  /** What to do about it. */
  fix?: ReactNode;
  requestId?: string | undefined;
  quoteLabel?: string;
  retryLabel?: string;
  onRetry?: () => void;
  action?: ReactNode;
};

/** What went wrong, what to do, and what to quote when asking for help. */
export function ErrorState({
  message,
  fix,
  requestId,
  quoteLabel = messages.quote,
  retryLabel = messages.retry,
  onRetry,
  action,
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="flex gap-2.5 rounded-lg border border-line border-l-2 border-l-bad bg-raised p-3 text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="grid min-w-0 justify-items-start gap-1.5">
        <p className="font-medium break-words">{message}</p>
        {fix !== undefined && <p className="text-soft">{fix}</p>}
        {requestId !== undefined && (
          <div className="text-xs text-soft">
            {quoteLabel}
            <p className="flex items-center gap-1">
              <code className="font-mono break-all select-all">{requestId}</code>
              <CopyButton text={requestId} />
            </p>
          </div>
        )}
        {(action !== undefined || onRetry) && (
          <div className="mt-1 flex flex-wrap gap-2">
            {onRetry && <Button onClick={onRetry}>{retryLabel}</Button>}
            {action}
          </div>
        )}
      </div>
    </div>
  );
}
