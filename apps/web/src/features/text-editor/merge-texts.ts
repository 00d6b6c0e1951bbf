import { diffLines, type DiffPart } from './line-diff.ts';

type Change = { readonly from: number; readonly to: number; readonly lines: readonly string[] };
type MergedText = {
  readonly text: string;
  /** Places that both have changed, each differently; the text shows both there. */
  readonly conflicts: number;
};

/** Both what I wrote and what was written meanwhile, on the ground of what both began with. */
export function mergeTexts(base: string, mine: string, theirs: string): MergedText {
  const lines = base.split('\n');
  const own = changesOf(diffLines(base, mine));
  const other = changesOf(diffLines(base, theirs));
  const merged: string[] = [];
  let conflicts = 0;
  let at = 0;
  for (const group of groupsOf(own, other)) {
    merged.push(...lines.slice(at, group.from));
    const ownSide = sideOf(lines, group, group.own);
    const otherSide = sideOf(lines, group, group.other);
    if (group.other.length === 0 || isSame(ownSide, otherSide)) merged.push(...ownSide);
    else if (group.own.length === 0) merged.push(...otherSide);
    else {
      conflicts += 1;
      merged.push('<<<<<<< yours', ...ownSide, '=======', ...otherSide, '>>>>>>> theirs');
    }
    at = group.to;
  }
  merged.push(...lines.slice(at));
  return { text: merged.join('\n'), conflicts };
}

function changesOf(parts: readonly DiffPart[]): Change[] {
  const changes: { from: number; to: number; lines: string[] }[] = [];
  let at = 0;
  for (const { kind, lines } of parts) {
    if (kind === 'same') {
      at += lines.length;
      continue;
    }
    let change = changes.at(-1);
    if (!change || change.to !== at) {
      change = { from: at, to: at, lines: [] };
      changes.push(change);
    }
    if (kind === 'added') change.lines.push(...lines);
    else {
      at += lines.length;
      change.to = at;
    }
  }
  return changes;
}

type Group = {
  from: number;
  to: number;
  readonly own: Change[];
  readonly other: Change[];
};

/** Changes that touch each other belong together. */
function groupsOf(own: readonly Change[], other: readonly Change[]): Group[] {
  const all = [
    ...own.map((change) => ({ change, isOwn: true })),
    ...other.map((change) => ({ change, isOwn: false })),
  ].toSorted((a, b) => a.change.from - b.change.from || a.change.to - b.change.to);
  const groups: Group[] = [];
  for (const { change, isOwn } of all) {
    let group = groups.at(-1);
    if (!group || change.from > group.to) {
      group = { from: change.from, to: change.to, own: [], other: [] };
      groups.push(group);
    }
    group.to = Math.max(group.to, change.to);
    (isOwn ? group.own : group.other).push(change);
  }
  return groups;
}

function sideOf(lines: readonly string[], group: Group, changes: readonly Change[]): string[] {
  const side: string[] = [];
  let at = group.from;
  for (const change of changes) {
    side.push(...lines.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return [...side, ...lines.slice(at, group.to)];
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, index) => line === b[index]);
