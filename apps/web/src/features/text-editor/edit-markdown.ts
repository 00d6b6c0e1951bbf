/** A text with what is selected in it. */
export type Selected = { readonly text: string; readonly from: number; readonly to: number };
/** What to put in place of a stretch of the text, and what is selected then. */
export type Replacement = Selected & { readonly at: readonly [from: number, to: number] };

export type MarkdownEdit =
  | 'bold'
  | 'italic'
  | 'code'
  | 'link'
  | 'heading'
  | 'list'
  | 'tasks'
  | 'quote';

const marks = { bold: '**', italic: '_', code: '`' } as const;
const prefixes = { heading: '## ', list: '- ', tasks: '- [ ] ', quote: '> ' } as const;

export function editMarkdown(selected: Selected, edit: MarkdownEdit): Replacement {
  switch (edit) {
    case 'bold':
    case 'italic':
    case 'code':
      return toggleMark(selected, marks[edit]);
    case 'link':
      return insertLink(selected);
    case 'heading':
    case 'list':
    case 'tasks':
    case 'quote':
      return togglePrefix(selected, prefixes[edit]);
  }
}

function toggleMark({ text, from, to }: Selected, mark: string): Replacement {
  const { length } = mark;
  const inside = text.slice(from, to);
  const isMarked = text.slice(from - length, from) === mark && text.slice(to, to + length) === mark;
  if (isMarked) {
    const at = [from - length, to + length] as const;
    return { text: inside, at, from: at[0], to: at[0] + inside.length };
  }
  return {
    text: mark + inside + mark,
    at: [from, to],
    from: from + length,
    to: from + length + inside.length,
  };
}

function insertLink({ text, from, to }: Selected): Replacement {
  const inside = text.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(inside);
  const [label, address] = isAddress ? ['', inside] : [inside, ''];
  const start = isAddress || label === '' ? from + 1 : from + label.length + 3;
  return { text: `[${label}](${address})`, at: [from, to], from: start, to: start };
}

function togglePrefix({ text, from, to }: Selected, prefix: string): Replacement {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  const end = newline === -1 ? text.length : newline;
  const lines = text.slice(start, end).split('\n');
  const isPrefixed = lines.every((line) => line.startsWith(prefix));
  const changed = lines
    .map((line) => (isPrefixed ? line.slice(prefix.length) : prefix + line))
    .join('\n');
  const isCaret = from === to;
  const caret = start + changed.length;
  return { text: changed, at: [start, end], from: isCaret ? caret : start, to: caret };
}

const listItem = /^(\s*)(?:([-*+]) (\[[ xX]\] )?|(\d+)([.)]) )/;

/** Enter at the end of a list's item begins the next one; in an empty item it ends the list. */
export function continueList({ text, from, to }: Selected): Replacement | undefined {
  if (from !== to) return undefined;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start, from);
  const found = listItem.exec(line);
  if (!found) return undefined;
  const [whole, indent = '', bullet, box, number, dot] = found;
  if (line.length === whole.length) return { text: '', at: [start, from], from: start, to: start };
  const next =
    bullet === undefined
      ? `${Number(number) + 1}${dot ?? '.'} `
      : `${bullet} ${box === undefined ? '' : '[ ] '}`;
  const added = `\n${indent}${next}`;
  const caret = from + added.length;
  return { text: added, at: [from, from], from: caret, to: caret };
}
