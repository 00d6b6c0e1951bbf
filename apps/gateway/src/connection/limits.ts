export const limits = {
  handshakeMs: 15_000,
  /** Before hello, of the whole connection: a stranger gets no more memory than one small frame. */
  preAuthBytes: 64 * 1024,
  maxPayloadBytes: 8 * 1024 * 1024,
  /** A reader this far behind is cut off; it resumes where it was. */
  maxBufferedBytes: 16 * 1024 * 1024,
  connections: 1_000,
} as const;
