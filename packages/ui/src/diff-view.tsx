'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { DiffTable, type DiffLook } from './diff-table.tsx';
import { countChanges, diffBlocks, diffRows, type DiffBlock } from './diff-rows.ts';
import { messages } from './messages.ts';
import { SegmentedControl } from './segmented-control.tsx';

type DiffViewProps = {
  before: string;
  after: string;
  /** What is compared, such as "Version 3 and version 4". */
  label: string;
  beforeTitle?: ReactNode;
  afterTitle?: ReactNode;
  /** Beside the counts. */
  actions?: ReactNode;
};

const options = [
  { value: 'split', label: messages.diffSideBySide },
  { value: 'unified', label: messages.diffUnified },
] as const;

/** Two texts, line by line: side by side where there is room for it. */
export function DiffView({
  before,
  after,
  label,
  beforeTitle,
  afterTitle,
  actions,
}: DiffViewProps) {
  const [look, setLook] = useState<DiffLook>('split');
  const isNarrow = useSyncExternalStore(onWidth, readNarrow, () => false);
  const rows = useMemo(() => diffRows(before, after), [before, after]);
  const blocks = useMemo(() => diffBlocks(rows), [rows]);
  const { added, removed } = countChanges(rows);
  const shownLook = isNarrow ? 'unified' : look;
  return (
    <figure
      aria-label={label}
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-raised"
    >
      <figcaption className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1 text-xs">
        <span className="min-w-0 flex-1 truncate text-soft">
          {beforeTitle}
          {beforeTitle !== undefined && afterTitle !== undefined && ' → '}
          {afterTitle}
        </span>
        <span className="font-mono">
          <span className="text-good">
            +{added}
            <span className="sr-only"> {messages.diffAdded}</span>
          </span>{' '}
          <span className="text-bad">
            −{removed}
            <span className="sr-only"> {messages.diffRemoved}</span>
          </span>
        </span>
        {actions}
        {!isNarrow && (
          <SegmentedControl
            size="small"
            label={messages.diffView}
            options={options}
            value={look}
            onValueChange={setLook}
          />
        )}
      </figcaption>
      {added + removed === 0 ? (
        <p className="px-3 py-6 text-center text-sm text-soft">{messages.diffSame}</p>
      ) : (
        <div tabIndex={0} role="region" aria-label={label} className="max-h-[32rem] overflow-auto">
          {blocks.map((block, index) => (
            <Block key={index} block={block} look={shownLook} label={label} />
          ))}
        </div>
      )}
    </figure>
  );
}

function Block({ block, look, label }: { block: DiffBlock; look: DiffLook; label: string }) {
  const [isOpen, setIsOpen] = useState(false);
  if (block.kind === 'rows' || isOpen)
    return <DiffTable rows={block.rows} look={look} label={label} />;
  return (
    <button
      type="button"
      onClick={() => setIsOpen(true)}
      className="flex min-h-7 w-full items-center gap-2 bg-sunken px-3 text-xs text-soft hover:text-ink touch:min-h-11"
    >
      <ChevronsUpDown className="size-3.5" aria-hidden />
      {messages.collapsed(block.rows.length)}
    </button>
  );
}

const narrow = '(width < 48rem)';
const readNarrow = () => matchMedia(narrow).matches;
const onWidth = (wake: () => void) => {
  const query = matchMedia(narrow);
  query.addEventListener('change', wake);
  return () => query.removeEventListener('change', wake);
};
