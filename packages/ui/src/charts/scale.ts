export type Scale = { readonly max: number; readonly ticks: readonly number[] };

const steps = [1, 2, 2.5, 5, 10];
const integerSteps = [1, 2, 5, 10];

/** From zero to a round number above everything there is, in about `count` round steps. */
export function niceScale(largest: number, { count = 4, isWhole = false } = {}): Scale {
  const top = Number.isFinite(largest) && largest > 0 ? largest : 1;
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = (isWhole ? integerSteps : steps).find((step) => step * power >= rough) ?? 10;
  const step = isWhole ? Math.max(1, factor * power) : factor * power;
  const many = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: many + 1 }, (_, index) => rounded(index * step));
  return { max: ticks.at(-1) ?? 1, ticks };
}

/** 0.30000000000000004 is 0.3. */
const rounded = (value: number) => Number(value.toPrecision(12));

/** Which of many categories are written on the axis: the last always, and as many before it as have room. */
export function labelledIndexes(length: number, room: number): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil(length / room));
  const chosen = new Set<number>();
  for (let index = length - 1; index >= 0; index -= every) chosen.add(index);
  return chosen;
}
