import type { Highlighted } from '@helix/contracts/search';

/** A text with the words that were found in it. */
export function HighlightedText({ text, ranges }: Highlighted) {
  const pieces = ranges.flatMap(([from, to], index) => {
    const before = text.slice(index === 0 ? 0 : (ranges[index - 1]?.[1] ?? 0), from);
    return [
      before,
      <mark key={from} className={mark}>
        {text.slice(from, to)}
      </mark>,
    ];
  });
  return (
    <>
      {pieces}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}

const mark = 'rounded-sm bg-selected font-semibold text-inherit';
