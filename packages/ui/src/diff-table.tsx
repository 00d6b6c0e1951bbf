import type { DiffLine, DiffRow, DiffSpan } from './diff-rows.ts';

export type DiffLook = 'split' | 'unified';

type Side = 'same' | 'removed' | 'added';
const lines = {
  same: '',
  removed: 'bg-[color-mix(in_oklab,var(--bad)_9%,transparent)]',
  added: 'bg-[color-mix(in_oklab,var(--good)_11%,transparent)]',
} as const;
const words = {
  same: '',
  removed: 'rounded-sm bg-[color-mix(in_oklab,var(--bad)_24%,transparent)]',
  added: 'rounded-sm bg-[color-mix(in_oklab,var(--good)_26%,transparent)]',
} as const;
const signs = { same: '', removed: '−', added: '+' } as const;

const number = 'w-9 min-w-9 px-1.5 text-right align-top text-soft tabular-nums select-none';
const sign = 'w-4 min-w-4 text-center align-top text-soft select-none';
const text = 'pr-3 align-top break-words whitespace-pre-wrap';

export function DiffTable({
  rows,
  look,
  label,
}: {
  rows: readonly DiffRow[];
  look: DiffLook;
  label: string;
}) {
  return (
    <table
      aria-label={label}
      className="w-full table-fixed border-collapse font-mono text-xs leading-relaxed"
    >
      <colgroup>
        {look === 'split' ? (
          <>
            <col className="w-9" />
            <col className="w-4" />
            <col />
            <col className="w-9" />
            <col className="w-4" />
            <col />
          </>
        ) : (
          <>
            <col className="w-9" />
            <col className="w-9" />
            <col className="w-4" />
            <col />
          </>
        )}
      </colgroup>
      <tbody>{look === 'split' ? splitRows(rows) : unifiedRows(rows)}</tbody>
    </table>
  );
}

function splitRows(rows: readonly DiffRow[]) {
  return rows.map((row, index) => (
    <tr key={index}>
      <Half line={row.left} side={row.kind === 'same' ? 'same' : 'removed'} />
      <Half line={row.right} side={row.kind === 'same' ? 'same' : 'added'} isRight />
    </tr>
  ));
}

function Half({
  line,
  side,
  isRight = false,
}: {
  line: DiffLine | undefined;
  side: Side;
  isRight?: boolean;
}) {
  const edge = isRight ? 'border-l border-line' : '';
  if (!line) return <td colSpan={3} className={`bg-sunken ${edge}`} />;
  return (
    <>
      <td className={`${number} ${lines[side]} ${edge}`}>{line.number}</td>
      <td className={`${sign} ${lines[side]}`}>{signs[side]}</td>
      <td className={`${text} ${lines[side]}`}>
        <Words spans={line.spans} side={side} />
      </td>
    </>
  );
}

/** What was removed of a stretch stands before what was added to it. */
function unifiedRows(rows: readonly DiffRow[]) {
  const ordered: { line: DiffLine; side: Side; other?: number }[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (const line of added) ordered.push({ line, side: 'added' });
    added = [];
  };
  for (const row of rows) {
    if (row.kind === 'same') {
      flush();
      ordered.push({ line: row.left, side: 'same', other: row.right.number });
    } else {
      if (row.left) ordered.push({ line: row.left, side: 'removed' });
      if (row.right) added.push(row.right);
    }
  }
  flush();
  return ordered.map(({ line, side, other }) => (
    <tr key={`${side}${line.number}`} className={lines[side]}>
      <td className={number}>{side === 'added' ? '' : line.number}</td>
      <td className={number}>{side === 'added' ? line.number : other}</td>
      <td className={sign}>{signs[side]}</td>
      <td className={text}>
        <Words spans={line.spans} side={side} />
      </td>
    </tr>
  ));
}

function Words({ spans, side }: { spans: readonly DiffSpan[]; side: Side }) {
  return spans.map((span, index) =>
    span.isChanged ? (
      <span key={index} className={words[side]}>
        {span.text}
      </span>
    ) : (
      span.text
    ),
  );
}
