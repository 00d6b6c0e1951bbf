const fence = /^ {0,3}(?<mark>`{3,}|~{3,})/;
const definition = /^ {0,3}\[[^\]]+\]:\s/m;
const continues = /^(?:\s|[-*+] |\d{1,9}[.)] )/;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/;

/**
 * Cuts Markdown where one block cannot reach into the next, so that text which grows at its end leaves what is above
 * as it is. A text with definitions that hold everywhere stays whole.
 */
export function splitBlocks(markdown: string): string[] {
  if (definition.test(markdown)) return [markdown];
  const blocks: string[] = [];
  let lines: string[] = [];
  let open: string | undefined;
  for (const line of markdown.split('\n')) {
    const isAfterGap = lines.at(-1)?.trim() === '';
    if (open === undefined && isAfterGap && line.trim() !== '' && !belongs(lines, line)) {
      blocks.push(lines.join('\n'));
      lines = [];
    }
    lines.push(line);
    open = fenceAfter(line, open);
  }
  if (lines.some((line) => line.trim() !== '')) blocks.push(lines.join('\n'));
  return blocks;
}

/** A list goes on over empty lines, and so does what is indented below one of its items. */
function belongs(lines: readonly string[], line: string): boolean {
  return lines.some((before) => listItem.test(before)) && continues.test(line);
}

function fenceAfter(line: string, open: string | undefined): string | undefined {
  const mark = fence.exec(line)?.groups?.['mark'];
  if (open === undefined) return mark;
  const closes = mark !== undefined && mark.startsWith(open) && line.trim() === mark;
  return closes ? undefined : open;
}
