const dayMs = 86_400_000;

/** So many days in a row, today the last of them: also those on which nothing happened. */
export function lastDays(today: string, count: number): readonly string[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(last - (count - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
}
