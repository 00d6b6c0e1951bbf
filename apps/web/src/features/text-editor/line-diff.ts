export type DiffPart = {
  readonly kind: 'same' | 'added' | 'removed';
  readonly lines: readonly string[];
};

/** What has to be taken out of `from` and put in to make `to` of it, by Myers' shortest edit script. */
export function diffLines(from: string, to: string): DiffPart[] {
  return diffArrays(from.split('\n'), to.split('\n'));
}

function diffArrays(a: readonly string[], b: readonly string[]): DiffPart[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end += 1;
  const middle = editScript(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((line) => ['same', line] as const),
    ...middle,
    ...a.slice(a.length - end).map((line) => ['same', line] as const),
  ]);
}

type Edit = readonly [DiffPart['kind'], string];

function editScript(a: readonly string[], b: readonly string[]): Edit[] {
  const trace = searchPath(a, b);
  if (!trace) return [...a.map(asRemoved), ...b.map(asAdded)];
  const edits: Edit[] = [];
  let x = a.length;
  let y = b.length;
  for (let depth = trace.length - 1; depth > 0; depth -= 1) {
    const reach = trace[depth - 1];
    const k = x - y;
    const isDown = goesDown(reach, k, depth);
    const previous = isDown ? k + 1 : k - 1;
    const previousX = reach?.get(previous) ?? 0;
    const edited = isDown ? previousX : previousX + 1;
    for (; x > edited; x -= 1) edits.push(['same', a[x - 1] ?? '']);
    if (isDown) edits.push(['added', b[x - k - 1] ?? '']);
    else edits.push(['removed', a[x - 1] ?? '']);
    x = previousX;
    y = previousX - previous;
  }
  while (x > 0) {
    edits.push(['same', a[x - 1] ?? '']);
    x -= 1;
  }
  return edits.toReversed();
}

/** More edits than these are a new text: all of the old one is taken out. */
const maxEdits = 1_000;
const asRemoved = (line: string): Edit => ['removed', line];
const asAdded = (line: string): Edit => ['added', line];

/** How far each diagonal reaches after each number of edits; undefined when there are too many. */
function searchPath(a: readonly string[], b: readonly string[]): Map<number, number>[] | undefined {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>();
  for (let depth = 0; depth <= maxEdits; depth += 1) {
    const next = new Map<number, number>();
    for (let k = -depth; k <= depth; k += 2) {
      let x = 0;
      if (depth > 0)
        x = goesDown(reach, k, depth) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return [...trace, next];
    }
    trace.push(next);
    reach = next;
  }
  return undefined;
}

function goesDown(reach: ReadonlyMap<number, number> | undefined, k: number, depth: number) {
  const left = reach?.get(k - 1) ?? -1;
  const right = reach?.get(k + 1) ?? -1;
  return k === -depth || (k !== depth && left < right);
}

function joined(edits: readonly Edit[]): DiffPart[] {
  const parts: { kind: DiffPart['kind']; lines: string[] }[] = [];
  for (const [kind, line] of edits) {
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}
