'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { messages } from './messages.ts';

type CodeBlockProps = { code: string; language: string | undefined };

/** Code as it was written; its button stays where it is while the code grows. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  return (
    <div className="relative my-3 overflow-hidden rounded-lg border border-line bg-sunken">
      <div className="flex h-8 items-center justify-between border-b border-line pr-1 pl-3">
        <span className="font-mono text-xs text-soft">{language ?? messages.code}</span>
        <CopyCode code={code} />
      </div>
      <pre
        tabIndex={0}
        aria-label={language ?? messages.code}
        className="overflow-x-auto p-3 font-mono text-xs leading-relaxed"
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}

function CopyCode({ code }: { code: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const label = isCopied ? messages.copied : messages.copy;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => void navigator.clipboard.writeText(code).then(() => setIsCopied(true))}
      className="grid size-6 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink max-md:size-8"
    >
      {isCopied ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}
    </button>
  );
}
