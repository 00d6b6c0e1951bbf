'use client';

import type { ReactNode } from 'react';
import { RequestFailed } from './request-failed.tsx';

type Asked = {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

/** What is made of several answers: while one is missing, its room; when one cannot be had, why, and another try. */
export function Answered({
  asked,
  waiting,
  children,
}: {
  asked: readonly Asked[];
  waiting: ReactNode;
  children: ReactNode;
}) {
  const missing = asked.filter(({ data }) => data === undefined);
  const failed = missing.find(({ error }) => error !== null);
  if (failed) {
    const tryAgain = () => missing.forEach(({ refetch }) => void refetch());
    return <RequestFailed error={failed.error} onRetry={tryAgain} />;
  }
  return missing.length > 0 ? waiting : children;
}

/** In the place of one answer that is not there: nothing yet, or why not and another try. */
export function NotAnswered({ asked: { data, error, refetch } }: { asked: Asked }) {
  if (data !== undefined || error === null) return null;
  return <RequestFailed error={error} onRetry={() => void refetch()} />;
}
