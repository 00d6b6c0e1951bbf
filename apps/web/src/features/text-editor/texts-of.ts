export type DiffText = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** The two texts that a difference was made of. */
export function textsOf(parts: readonly DiffText[]): { before: string; after: string } {
  const without = (kind: DiffText['kind']) =>
    parts
      .filter((part) => part.kind !== kind)
      .map(({ text }) => text.replace(/\n$/, ''))
      .join('\n');
  return { before: without('added'), after: without('removed') };
}
