/**
 * Markdown that is still being written: marks that are open are closed for now, so that words are not drawn as
 * asterisks first and bold a moment later. What is left open at the very end is held back.
 */
export function mendMarkdown(text: string): string {
  const fences = text.match(/^ {0,3}(```|~~~)/gm)?.length ?? 0;
  if (fences % 2 === 1) return text;
  const at = text.lastIndexOf('\n') + 1;
  return text.slice(0, at) + mendLine(text.slice(at));
}

function mendLine(line: string): string {
  const held = line
    .replace(/!?\[([^\]]*)\]\([^)]*$/, '$1')
    .replace(/(?<![*\w])\*{1,2}$|`$/, '')
    .replace(/^\s*(#{1,6}|[-*+]|\d+[.)])\s*$/, '');
  const withoutCode = held.replaceAll(/`[^`]*`/g, '');
  if (count(withoutCode, /`/g) % 2 === 1) return `${held}\``;
  const strong = count(withoutCode, /\*\*/g) % 2 === 1 ? '**' : '';
  const emphasis = count(withoutCode.replaceAll('**', '').replace(/^\s*\* /, ''), /\*/g) % 2 === 1;
  return held.trimEnd() === '' ? held : `${held}${emphasis ? '*' : ''}${strong}`;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
