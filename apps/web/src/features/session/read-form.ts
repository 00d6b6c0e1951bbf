/** The named fields of a form as text. */
export function readForm<const Names extends readonly string[]>(
  form: FormData,
  names: Names,
): Record<Names[number], string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each name
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')])) as Record<
    Names[number],
    string
  >;
}
