export type StoredFile = {
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
};

/** The bytes from `start` to `end`, both included. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * Where the bytes of files are kept, under names of our own. It knows nothing of people or permissions.
 * A file is there whole or not at all, whatever happens while it is written.
 */
export type FileStore = {
  /** Fails with `request.too_large` beyond `maxBytes`; then, as after any failure, nothing is left. */
  write(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maxBytes: number },
  ): Promise<StoredFile>;
  /** Fails with `resource.not_found` before the first byte when there is no such file. */
  read(id: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  /** Does nothing when there is no such file. */
  remove(id: string): Promise<void>;
  /** Every file that was written before a time. */
  list(options: { readonly before: Date }): AsyncIterable<string>;
  /** Removes what interrupted writes left behind before a time. */
  clearInterrupted(options: { readonly before: Date }): Promise<number>;
};
