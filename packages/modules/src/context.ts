import type { IdPrefix, Role, Scope } from '@helix/contracts';
import type { Db, RunTransaction } from '@helix/db';
import type { Logger, SecretBox } from '@helix/runtime';
import type { EphemeralStore } from '@helix/runtime/ephemeral';
import type { FileStore } from '@helix/runtime/file-store';

/** Everything a module may touch outside itself. Built once per process in apps/<app>/src/context.ts. */
export type Context = {
  readonly db: Db;
  /** The only way to write: rows, events and jobs in one go. */
  readonly transaction: RunTransaction;
  readonly now: () => Date;
  readonly newId: (prefix: IdPrefix) => string;
  readonly secrets: SecretBox;
  readonly ephemeral: EphemeralStore;
  /** Bytes on disk. Whoever writes a file records it too (`@helix/modules/files`), or it is swept away. */
  readonly files: FileStore;
  readonly log: Logger;
  readonly config: {
    /** Signs access tokens. */
    readonly jwtSecret: string;
    /** What the first owner must present in the browser. */
    readonly setupToken: string;
    /** The largest file that can be attached. */
    readonly maxAttachmentBytes: number;
  };
};

/** The member on whose behalf a request acts. */
export type Actor = {
  readonly kind: 'member';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string };
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
};
