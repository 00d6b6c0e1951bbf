const limitMs = 60 * 60_000;

/** When a provider said to come back: in a header, or as Google does in the body. */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  body: string,
): number | undefined {
  const inMs = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(inMs)) return bounded(inMs);
  const value = headers['retry-after'] ?? /"retryDelay":\s*"([\d.]+)s"/.exec(body)?.[1];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return bounded(seconds * 1_000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : bounded(at - Date.now());
}

function bounded(waitMs: number): number {
  return Math.round(Math.min(limitMs, Math.max(0, waitMs)));
}
