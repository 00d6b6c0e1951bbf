/** Goes round in large steps, so that neighbours in the list are not asked for one after the other. */
export function pickFrom<T>(list: readonly T[], n: number): T {
  const item = list[(n * 7919) % list.length];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
