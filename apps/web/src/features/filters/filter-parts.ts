import { denied, everything, joined, parseFilter, printFilter } from '@helix/contracts/filters';
import type { Filter, FilterTerm } from '@helix/contracts/filters';

export type Join = 'and' | 'or';
export type FilterParts = { readonly join: Join; readonly parts: readonly Filter[] };

/** What stands beside each other at the top of a filter. */
export function partsOf(filter: Filter): FilterParts {
  if (filter.kind === 'and' || filter.kind === 'or') return { join: filter.kind, parts: filter.of };
  return { join: 'and', parts: [filter] };
}

function filterOf({ join, parts }: FilterParts): Filter {
  return parts.length === 0 ? everything : joined(join, parts);
}

/** With another part in its place, or without it. */
export function withPart(filter: Filter, index: number, part: Filter | undefined): Filter {
  const { join, parts } = partsOf(filter);
  const next = part === undefined ? [] : [part];
  return filterOf({ join, parts: parts.toSpliced(index, 1, ...next) });
}

export function withMore(filter: Filter, part: Filter): Filter {
  const { join, parts } = partsOf(filter);
  return filterOf({ join, parts: [...parts, part] });
}

export function withJoin(filter: Filter, join: Join): Filter {
  return filterOf({ join, parts: partsOf(filter).parts });
}

/** A part and what may hold in its place, as a group. */
export function withAlternative(part: Filter, other: Filter): Filter {
  return part.kind === 'or' ? joined('or', [...part.of, other]) : joined('or', [part, other]);
}

/** A term, and whether it is denied. Groups are none. */
export function termOf(part: Filter): { term: FilterTerm; isDenied: boolean } | undefined {
  const inner = part.kind === 'not' ? part.of : part;
  return isTerm(inner) ? { term: inner, isDenied: part.kind === 'not' } : undefined;
}

function isTerm(filter: Filter): filter is FilterTerm {
  return filter.kind !== 'and' && filter.kind !== 'or' && filter.kind !== 'not';
}

export function asDenied(term: Filter, isDenied: boolean): Filter {
  return isDenied ? denied(term) : term;
}

/** How many conditions somebody sees. */
export function countParts(filter: Filter): number {
  return partsOf(filter).parts.length;
}

/** Whether a filter asks for this term at its top, as presets do; and the filter with or without it. */
export function hasTerm(text: string, term: string): boolean {
  const parsed = parseFilter(text);
  return parsed.ok && positionOf(parsed.filter, term) !== -1;
}

export function toggleTerm(text: string, term: string): string {
  const parsed = parseFilter(text);
  const wanted = parseFilter(term);
  if (!parsed.ok || !wanted.ok) return text;
  const at = positionOf(parsed.filter, term);
  if (at !== -1) return printFilter(withPart(parsed.filter, at, undefined));
  const isGroup = parsed.filter.kind === 'or';
  return printFilter(
    joined(
      'and',
      isGroup ? [parsed.filter, wanted.filter] : [...partsOf(parsed.filter).parts, wanted.filter],
    ),
  );
}

function positionOf(filter: Filter, term: string): number {
  const { join, parts } = partsOf(filter);
  return join === 'or' && parts.length > 1
    ? -1
    : parts.findIndex((part) => printFilter(part) === term);
}
