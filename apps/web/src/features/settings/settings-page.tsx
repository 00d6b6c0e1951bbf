import type { ReactNode } from 'react';

/** One section: its heading, what it is about, and its parts below each other. */
export function SettingsPage({
  title,
  description,
  actions,
  children,
}: {
  title: string;
  description?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto grid w-full max-w-3xl content-start gap-8 gutter py-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {description !== undefined && <p className="max-w-prose text-soft">{description}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}

export function SettingsPart({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-3 border-t border-line pt-6">
      <div className="grid gap-0.5">
        <h2 className="text-lg font-semibold">{title}</h2>
        {description !== undefined && (
          <p className="max-w-prose text-sm text-soft">{description}</p>
        )}
      </div>
      {children}
    </section>
  );
}
