import type { Changes } from '@helix/contracts';

type Changed<C> = { [Field in keyof C]?: Exclude<C[Field], undefined> };

/** The part of a change that is one: fields that were left out or are as they were do not count. */
export function onlyChanged<C extends object>(before: object, change: C): Changed<C> {
  const old = new Map<string, unknown>(Object.entries(before));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a selection of the fields of C
  return Object.fromEntries(
    Object.entries(change).filter(
      ([field, value]) => value !== undefined && !isEqual(value, old.get(field)),
    ),
  ) as Changed<C>;
}

/** What a change does, field by field, as events tell it. */
export function changesBetween(before: object, change: object): Changes {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(change).map(([field, to]) => [field, { from: old.get(field) ?? null, to }]),
  );
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
