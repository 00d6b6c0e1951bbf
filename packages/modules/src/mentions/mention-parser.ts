/** Something in a text that may name somebody. */
export type MentionToken = {
  /** What follows the @, without quotes. */
  readonly name: string;
  /** As it stands in the text, with the @. */
  readonly text: string;
  readonly quoted: boolean;
  /** What comes next on the line: a name of several words may go on there. */
  readonly after: string;
};

const maxTokens = 200;
const lookAhead = 120;
const hidden = '\uFFFC';

/**
 * Finds `@name`, `@"Name With Spaces"` and `@slug` in Markdown, where a reader would see them as such: not in
 * code, links, addresses, HTML or behind a backslash. Takes time in proportion to the text, whatever is in it.
 */
export function findMentions(markdown: string): MentionToken[] {
  if (!markdown.includes('@')) return [];
  const text = hideInline(hideBlocks(markdown));
  const tokens: MentionToken[] = [];
  for (const match of text.matchAll(mentionForm)) {
    const { quoted, curly, bare } = match.groups ?? {};
    const name = quoted ?? curly ?? bare;
    if (name === undefined || name.trim() === '') continue;
    const end = match.index + match[0].length;
    tokens.push({
      name: name.trim(),
      text: match[0],
      quoted: bare === undefined,
      after: text.slice(end, end + lookAhead).split('\n', 1)[0] ?? '',
    });
    if (tokens.length === maxTokens) break;
  }
  return tokens;
}

// An @ inside a word is an address; after a slash it is a path, as `@scope/name` is a package.
const mentionForm =
  /(?<![\p{L}\p{N}\p{M}@\\/.+=-])@(?:"(?<quoted>[^"\n\uFFFC]{1,200})"|“(?<curly>[^“”\n\uFFFC]{1,200})”|(?<bare>[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[.'’·-](?=[\p{L}\p{N}_])){0,199})(?![\p{L}\p{N}\p{M}_@]|\/[\p{L}\p{N}]))/gu;

const quoteMarks = /^(?: {0,3}> ?)*/;
const fenceStart = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+){0,9}(?<mark>`{3,}|~{3,})(?<info>[^\n]*)$/;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const indented = /^(?: {4}|\t)/;

type Fence = { readonly mark: string; readonly depth: number };

/** Code blocks, fenced and indented, become hidden signs of the same length. */
function hideBlocks(markdown: string): string {
  let fence: Fence | undefined;
  let inList = false;
  let maybeCode = true;
  return markdown
    .split('\n')
    .map((line) => {
      const prefix = quoteMarks.exec(line)?.[0] ?? '';
      const content = line.slice(prefix.length);
      const depth = prefix.split('>').length - 1;
      if (fence && depth >= fence.depth) {
        if (closes(content, fence.mark)) fence = undefined;
        return hide(line);
      }
      fence = opening(content, depth);
      if (fence) return hide(line);
      if (content.trim() === '') {
        maybeCode = true;
        return line;
      }
      if (listItem.test(content)) inList = true;
      else if (maybeCode && !/^\s/.test(content)) inList = false;
      if (maybeCode && !inList && indented.test(content)) return hide(line);
      maybeCode = false;
      return line;
    })
    .join('\n');
}

function opening(content: string, depth: number): Fence | undefined {
  const { mark, info } = fenceStart.exec(content)?.groups ?? {};
  if (mark === undefined) return undefined;
  // With a backtick behind it, it is code within a line.
  return mark.startsWith('`') && info?.includes('`') ? undefined : { mark, depth };
}

function closes(content: string, mark: string): boolean {
  const line = content.trim();
  return line.length >= mark.length && line === (mark[0] ?? '').repeat(line.length);
}

const inlineForms = [
  /<!--[^]{0,5000}?-->/g,
  /<\/?[a-z][^<>\n]{0,2000}>/gi,
  /!?\[(?:[^[\]\\\n]|\\.){0,1000}\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)/g,
  /!?\[(?:[^[\]\\\n]|\\.){0,1000}\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)/g,
  /!?\[(?:[^[\]\\\n]|\\.){0,1000}\]\[[^[\]\n]{0,200}\]/g,
  /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<]{1,2000}/gi,
];

function hideInline(text: string): string {
  const withoutCode = text
    .split(/(\n[ \t]*\n)/)
    .map(hideCodeSpans)
    .join('');
  return inlineForms.reduce((rest, form) => rest.replace(form, hide), withoutCode);
}

/** A run of backticks opens code when another run of the same length follows in the paragraph. */
function hideCodeSpans(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)];
  const nextOfSameLength = new Map<number, number>();
  const closer: (number | undefined)[] = [];
  for (const [index, run] of [...runs.entries()].toReversed()) {
    closer[index] = nextOfSameLength.get(run[0].length);
    nextOfSameLength.set(run[0].length, index);
  }
  let result = '';
  let done = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const end = closer[index];
    const [open, close] = [runs[index], end === undefined ? undefined : runs[end]];
    if (end === undefined || !open || !close || isEscaped(paragraph, open.index)) continue;
    const stop = close.index + close[0].length;
    result += paragraph.slice(done, open.index) + hide(paragraph.slice(open.index, stop));
    done = stop;
    index = end;
  }
  return result + paragraph.slice(done);
}

function isEscaped(text: string, index: number): boolean {
  let slashes = 0;
  while (slashes < 100 && text[index - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

const hide = (text: string) => text.replaceAll(/[^\n]/gu, hidden);
