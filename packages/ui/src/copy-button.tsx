'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';
import { messages } from './messages.ts';

type CopyButtonProps = {
  text: string;
  /** What is copied, such as "Copy the key". */
  label?: string;
  copiedLabel?: string;
  /** With its words beside the icon. */
  isWide?: boolean;
};

export function CopyButton({
  text,
  label = messages.copy,
  copiedLabel = messages.copied,
  isWide = false,
}: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => void copyText(text).then(() => setIsCopied(true));
  const icon = isCopied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />;
  return (
    <>
      {isWide ? (
        <Button icon={icon} onClick={copy}>
          {isCopied ? copiedLabel : label}
        </Button>
      ) : (
        <IconButton
          size="small"
          label={isCopied ? copiedLabel : label}
          icon={icon}
          onClick={copy}
        />
      )}
      <span role="status" className="sr-only">
        {isCopied && copiedLabel}
      </span>
    </>
  );
}
