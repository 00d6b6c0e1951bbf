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
    /** Where people reach the dashboard; links in mails begin with it. */
    readonly publicUrl: string;
    /** Whether mail can be sent; if not, links are for an admin to pass on. */
    readonly mailConfigured: boolean;
    /** The largest file that can be attached. */
    readonly maxAttachmentBytes: number;
  };
};

/** Where a request comes from, as far as it tells. */
export type Client = { readonly ip: string; readonly userAgent: string };

/** The member on whose behalf a request acts: signed in, or by a key they made. */
export type Actor = {
  readonly kind: 'member';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly sessionId?: string | undefined;
  readonly apiKeyId?: string | undefined;
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string };
  readonly role: Role;
  /** Of a key; a session has all of them. */
  readonly scopes: ReadonlySet<Scope>;
  readonly isInstanceOwner: boolean;
  readonly totpEnabled: boolean;
  /** The organization asks for a second factor that this person has not set up. */
  readonly totpRequired: boolean;
};
