import { useId, type ReactNode } from 'react';

type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of a page with a name of its own. */
export function Section({ title, description, actions, className = '', children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`grid min-w-0 content-start gap-3 ${className}`}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          <h2 id={id} className="text-sm font-semibold">
            {title}
          </h2>
          {description !== undefined && <p className="text-sm text-soft">{description}</p>}
        </div>
        {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export function Card({ className = 'p-4', children }: { className?: string; children: ReactNode }) {
  return (
    <div className={`min-w-0 rounded-lg border border-line bg-raised shadow-sm ${className}`}>
      {children}
    </div>
  );
}
