/** A connection that was not made, because it would have left the public internet. */
export class OutboundRefusedError extends Error {
  override readonly name = 'OutboundRefusedError';
  readonly host: string;

  constructor(host: string, why: string) {
    super(`${host} ${why}`);
    this.host = host;
  }
}
