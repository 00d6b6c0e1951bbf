import { OutboundRefusedError } from '@helix/runtime/outbound';

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_)/, 'the name of its host is not known'],
  [/^ECONNREFUSED$/, 'its host refused the connection: nothing listens there'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, 'there is no way to its host'],
  [/TIMEOUT|^ETIMEDOUT$/, 'its host did not answer in time'],
  [/CERT|_TLS_|_SSL_|SIGNATURE|^EPROTO$/, 'the TLS connection failed'],
  [/^HPE_/, 'its host does not speak HTTP'],
];

/** What kept a request from being answered, in words; undefined when it was not the connection. */
export function findConnectionTrouble(error: unknown): string | undefined {
  for (const cause of causesOf(error)) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
    if (code === undefined) continue;
    const meaning = meanings.find(([pattern]) => pattern.test(code))?.[1];
    return `${meaning ?? 'the connection broke off'} (${code})`;
  }
  return error instanceof Error && error.message === 'terminated'
    ? 'the connection broke off'
    : undefined;
}

/** No connection came about, so nothing was asked. */
const beforeConnection =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)/;

/** Whether a request failed before the provider could have seen it. */
export function hasNeverLeft(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      cause instanceof OutboundRefusedError ||
      ('code' in cause && typeof cause.code === 'string' && beforeConnection.test(cause.code)),
  );
}

export function findRefusedAddress(error: unknown): OutboundRefusedError | undefined {
  return causesOf(error).find((cause) => cause instanceof OutboundRefusedError);
}

/** An error and what caused it, as deep as anybody nests them. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 6; cause = cause.cause) {
    causes.push(cause);
    const [first]: unknown[] = cause instanceof AggregateError ? cause.errors : [];
    if (first instanceof Error) causes.push(first);
  }
  return causes;
}
