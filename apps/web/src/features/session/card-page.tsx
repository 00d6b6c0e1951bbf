import type { ReactNode } from 'react';
import { messages } from './messages.ts';

/** A page with one thing to do, for those who are not in yet. */
export function CardPage({
  title,
  intro,
  children,
}: {
  title: string;
  intro: string;
  children: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="grid w-full max-w-sm gap-6">
        <header className="grid gap-1">
          <p className="text-sm font-semibold text-accent">{messages.product}</p>
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="text-soft">{intro}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
