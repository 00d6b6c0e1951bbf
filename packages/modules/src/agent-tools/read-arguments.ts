/** Models write the arguments as JSON in a string now and then, or leave them out. */
export function readArguments(input: unknown): unknown {
  if (typeof input !== 'string') return input ?? {};
  if (input.trim() === '') return {};
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
