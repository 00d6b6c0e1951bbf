'use client';

import { messages } from './messages.ts';

type DiffText = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Lines around a change that help to find it; more of what stays the same is folded. */
const contextLines = 3;

export function TextDiff({ parts }: { parts: readonly DiffText[] }) {
  if (parts.every(({ kind }) => kind === 'same'))
    return <p className="text-sm text-soft">{messages.noDifference}</p>;
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-raised font-mono text-xs leading-5">
      {parts.map((part, index) => (
        <DiffBlock
          key={index}
          part={part}
          isFirst={index === 0}
          isLast={index === parts.length - 1}
        />
      ))}
    </div>
  );
}

function DiffBlock({
  part,
  isFirst,
  isLast,
}: {
  part: DiffText;
  isFirst: boolean;
  isLast: boolean;
}) {
  const lines = part.text.replace(/\n$/, '').split('\n');
  if (part.kind !== 'same') return lines.map((line, at) => <Line key={at} {...part} text={line} />);
  const head = isFirst ? 0 : contextLines;
  const tail = isLast ? 0 : contextLines;
  const folded = lines.length - head - tail;
  if (folded < 2) return lines.map((line, at) => <Line key={at} kind="same" text={line} />);
  return (
    <>
      {lines.slice(0, head).map((line, at) => (
        <Line key={at} kind="same" text={line} />
      ))}
      <p className="bg-sunken px-3 py-0.5 text-soft">{messages.unchanged(folded)}</p>
      {lines.slice(lines.length - tail, lines.length).map((line, at) => (
        <Line key={at} kind="same" text={line} />
      ))}
    </>
  );
}

const marks = { same: ' ', added: '+', removed: '−' } as const;
const looks = {
  same: '',
  added: 'bg-[color-mix(in_oklab,var(--good)_12%,transparent)]',
  removed: 'bg-[color-mix(in_oklab,var(--bad)_12%,transparent)]',
} as const;

function Line({ kind, text }: DiffText) {
  return (
    <p className={`flex gap-2 px-3 ${looks[kind]}`}>
      <span aria-hidden className="select-none text-soft">
        {marks[kind]}
      </span>
      {kind !== 'same' && <span className="sr-only">{messages[kind]}: </span>}
      <span className="min-w-0 break-words whitespace-pre-wrap">{text === '' ? ' ' : text}</span>
    </p>
  );
}
