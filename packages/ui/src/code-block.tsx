import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

type CodeBlockProps = {
  code: string;
  /** The same code with its parts marked. */
  children?: ReactNode;
  /** A file name, a language, a command. */
  title?: ReactNode;
  /** Names the block for those who scroll it by keyboard. */
  label: string;
  copyLabel?: string;
  isWrapped?: boolean;
  className?: string;
};

export function CodeBlock({
  code,
  children = code,
  title,
  label,
  copyLabel,
  isWrapped = false,
  className = 'max-h-96',
}: CodeBlockProps) {
  return (
    <div className="relative min-w-0 overflow-hidden rounded-md border border-line bg-sunken">
      {title !== undefined && (
        <div className="truncate border-b border-line py-1.5 pr-10 pl-3 font-mono text-xs text-soft">
          {title}
        </div>
      )}
      <div className="absolute top-1 right-1 z-10 rounded-md bg-sunken">
        <CopyButton text={code} {...(copyLabel !== undefined && { label: copyLabel })} />
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className={`overflow-auto p-3 pr-10 font-mono text-xs leading-relaxed ${isWrapped ? 'break-words whitespace-pre-wrap' : ''} ${className}`}
      >
        <code>{children}</code>
      </pre>
    </div>
  );
}
