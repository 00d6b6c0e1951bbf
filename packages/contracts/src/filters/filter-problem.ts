/** Where a filter went wrong, for a person who looks at its text. */
export type FilterProblem = {
  readonly message: string;
  /** Counted in characters from the start of the text. */
  readonly position: number;
  readonly length: number;
};

export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
  readonly problem: FilterProblem;

  constructor(problem: FilterProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The word that was probably meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = word.length > 4 ? 2 : 1;
  return known
    .map((candidate) => ({ candidate, distance: distanceOf(word, candidate) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

function distanceOf(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const cheapest = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(Math.min(replaced, cheapest));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
