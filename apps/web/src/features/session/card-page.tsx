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
          <p className="mb-4 flex items-center gap-2 text-sm font-semibold">
            <img src="/icon.svg" alt="" className="size-6" />
            {messages.product}
          </p>
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="text-pretty text-soft">{intro}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
