import { Bot, Image as ImageIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Components } from 'react-markdown';
import { CodeBlock } from '@helix/ui';
import { HighlightedCode } from './highlighted-code.tsx';
import { messages } from './messages.ts';

const ownFile = /^\/api\/v1\/attachments\/attachment_[\w-]+\/(?:content|thumbnail)$/;

/** How each element is drawn. Headings stand below those of the page. */
export const elements: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  // Most texts begin with one or the other: neither may leave a level out.
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href = '', children }) => <TextLink href={href}>{children}</TextLink>,
  img: ({ src, alt = '' }) => <Picture src={typeof src === 'string' ? src : ''} alt={alt} />,
  input: ({ checked }) => (
    <input
      type="checkbox"
      className="tick-box"
      checked={checked ?? false}
      disabled
      aria-label={checked ? messages.done : messages.open}
    />
  ),
  table: ({ children }) => (
    <div tabIndex={0} role="group" aria-label={messages.table} className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
  pre: ({ children, node }) => {
    const element = node?.children[0];
    if (element?.type !== 'element') return <pre>{children}</pre>;
    const names = element.properties['className'];
    const language = Array.isArray(names)
      ? String(names[0] ?? '').replace(/^language-/, '')
      : undefined;
    const code = element.children
      .map((child) => (child.type === 'text' ? child.value : ''))
      .join('')
      .replace(/\n$/, '');
    return (
      <CodeBlock
        code={code}
        label={language || messages.code}
        copyLabel={messages.copy}
        {...(language && { title: language })}
      >
        <HighlightedCode code={code} language={language ?? ''} />
      </CodeBlock>
    );
  },
  span: ({ children, node }) => {
    const { dataTask, dataAgent, dataMember } = node?.properties ?? {};
    if (typeof dataTask === 'string') {
      return (
        <Link href={`/tasks/${dataTask}`} className="chip font-mono text-[0.92em]">
          {children}
        </Link>
      );
    }
    if (typeof dataAgent === 'string') {
      return (
        <Link href={`/agents/${dataAgent}`} className="chip chip-agent">
          <Bot aria-hidden className="mr-0.5 inline size-[1em] align-[-0.1em]" />
          {children}
        </Link>
      );
    }
    if (typeof dataMember === 'string') return <span className="chip">{children}</span>;
    return <span>{children}</span>;
  },
};

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  if (href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/')) {
    return <Link href={href}>{children}</Link>;
  }
  if (href.startsWith('#')) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** Pictures are our own files; what lies elsewhere is a link that nobody follows unasked. */
function Picture({ src, alt }: { src: string; alt: string }) {
  if (!ownFile.test(src)) {
    return (
      <a href={src} target="_blank" rel="noopener noreferrer nofollow">
        <ImageIcon aria-hidden className="mr-1 inline size-[1em] align-[-0.1em]" />
        {messages.picture(alt)}
      </a>
    );
  }
  return (
    <a href={src} target="_blank" rel="noopener" aria-label={messages.openPicture(alt)}>
      <img
        src={src}
        alt={alt}
        loading="lazy"
        className="my-2 max-h-80 max-w-full rounded-lg border border-line bg-sunken"
      />
    </a>
  );
}
