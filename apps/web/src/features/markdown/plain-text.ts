const marks: readonly (readonly [RegExp, string])[] = [
  // A picture and a link are what they are called.
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  // What begins a line: quotes, headings, lists, fences, lines across.
  [/^[ \t]*(?:(?:>|#{1,6}|[-*+]|\d{1,3}[.)]|```\S*|[-*_]{3,})(?=\s|$)[ \t]*)+/gm, ''],
  [/(\*\*|__|~~|``?)(?=\S)(.*?\S)\1/g, '$2'],
  [/(?<![\w*])\*(?=\S)([^*]*\S)\*(?![\w*])/g, '$1'],
  [/\s+/g, ' '],
];

/** One line of what was written, without its Markdown: for where only its beginning is shown. */
export function plainText(markdown: string): string {
  return marks.reduce((text, [mark, plain]) => text.replaceAll(mark, plain), markdown).trim();
}
