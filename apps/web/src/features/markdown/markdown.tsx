'use client';

import { memo, useMemo } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Mention } from '@helix/contracts/comments';
import { elements } from './elements.tsx';
import { markReferences, type References } from './mark-references.ts';
import { splitBlocks } from './split-blocks.ts';
import { useReferences } from './use-references.ts';

type MarkdownProps = {
  text: string;
  /** Whom the text names, where that is known; otherwise agents are recognised by their names. */
  mentions?: readonly Mention[];
};

/**
 * What people and agents write. Raw HTML in it stays text. Only the block that changes is drawn again, so that an
 * answer can grow without the ones above it moving.
 */
export function Markdown({ text, mentions }: MarkdownProps) {
  const references = useReferences(mentions);
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className="prose min-w-0 wrap-anywhere">
      {blocks.map((block, index) => (
        <Block key={index} text={block} references={references} />
      ))}
    </div>
  );
}

const Block = memo(function Block({ text, references }: { text: string; references: References }) {
  const plugins = useMemo(() => [remarkGfm, markReferences(references)], [references]);
  return (
    <ReactMarkdown remarkPlugins={plugins} components={elements}>
      {text}
    </ReactMarkdown>
  );
});
