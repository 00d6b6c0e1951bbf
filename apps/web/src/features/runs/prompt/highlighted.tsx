import { splitAtHits } from './prompt-text.ts';

/** A text in which what is looked for is marked. */
export function Highlighted({ text, wanted }: { text: string; wanted: string }) {
  if (wanted === '') return text;
  return splitAtHits(text, wanted).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <mark key={index} className="rounded-sm bg-selected text-ink outline-1 outline-accent">
        {part}
      </mark>
    ),
  );
}
