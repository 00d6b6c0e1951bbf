/** Who may be meant by what is written after an @, by the text with its @ in small letters. */
export type Named = {
  readonly kind: 'member' | 'agent';
  readonly id: string;
  readonly name: string;
};
export type References = {
  readonly names: ReadonlyMap<string, Named>;
  /** The prefixes of task keys, such as ENG. */
  readonly boardKeys: ReadonlySet<string>;
};

type Node = {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Readonly<Record<string, string>> };
};

const leftAlone: ReadonlySet<string> = new Set(['link', 'linkReference', 'inlineCode', 'code']);
const keyForm =
  /(?<![\p{L}\p{N}/_.-])(?<board>[A-Z][A-Z0-9]{1,7})-[1-9][0-9]{0,8}(?![\p{L}\p{N}_-])/gu;
const nameForm =
  /(?<![\p{L}\p{N}@\\/.+=-])@(?:"[^"\n]{1,200}"|“[^“”\n]{1,200}”|[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[.'’·-](?=[\p{L}\p{N}_])){0,199})/gu;

/** Makes chips of people, agents and tasks that a text names; what it does not know stays text. */
export function markReferences(references: References) {
  return () => (tree: Node) => visit(tree, references);
}

function visit(node: Node, references: References): void {
  if (!node.children || leftAlone.has(node.type)) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return splitText(child.value ?? '', references);
    visit(child, references);
    return [child];
  });
}

type Found = { readonly start: number; readonly end: number; readonly node: Node };

export function splitText(text: string, references: References): Node[] {
  const found = [...findKeys(text, references), ...findNames(text, references)].toSorted(
    (a, b) => a.start - b.start,
  );
  const nodes: Node[] = [];
  let done = 0;
  for (const { start, end, node } of found) {
    if (start < done) continue;
    if (start > done) nodes.push({ type: 'text', value: text.slice(done, start) });
    nodes.push(node);
    done = end;
  }
  if (done < text.length) nodes.push({ type: 'text', value: text.slice(done) });
  return nodes;
}

function* findKeys(text: string, { boardKeys }: References): Iterable<Found> {
  for (const match of text.matchAll(keyForm)) {
    if (!boardKeys.has(match.groups?.['board'] ?? '')) continue;
    const [key] = match;
    yield {
      start: match.index,
      end: match.index + key.length,
      node: chip({ dataTask: key }, key),
    };
  }
}

function* findNames(text: string, { names }: References): Iterable<Found> {
  if (names.size === 0) return;
  for (const match of text.matchAll(nameForm)) {
    const known = longestName(text.slice(match.index), match[0], names);
    if (!known) continue;
    const { written, named } = known;
    const about = named.kind === 'agent' ? { dataAgent: named.id } : { dataMember: named.id };
    yield {
      start: match.index,
      end: match.index + written.length,
      node: chip(about, `@${named.name}`),
    };
  }
}

/** A name of several words may be written without quotes. */
function longestName(rest: string, token: string, names: References['names']) {
  const bare = token.replaceAll(/["“”]/g, '').toLowerCase();
  const lower = rest.toLowerCase();
  let best: { written: string; named: Named } | undefined;
  for (const [name, named] of names) {
    const isWhole = name === bare;
    const goesOn = lower.startsWith(name) && !/[\p{L}\p{N}_]/u.test(lower[name.length] ?? '');
    if (!isWhole && !goesOn) continue;
    const written = isWhole ? token : rest.slice(0, name.length);
    if (written.length > (best?.written.length ?? 0)) best = { written, named };
  }
  return best;
}

function chip(hProperties: Readonly<Record<string, string>>, value: string): Node {
  return {
    type: 'reference',
    data: { hName: 'span', hProperties },
    children: [{ type: 'text', value }],
  };
}
