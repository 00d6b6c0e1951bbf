import type { Db } from '@helix/db';
import { includesPermission, permissionOn } from '../structure/index.ts';
import { listGrantsOf, listReaders, type Reader } from './audience.queries.ts';

export type Readers = {
  readonly byId: ReadonlyMap<string, Reader>;
  /** Whether a member may see a board now; what is on no board is for everybody. */
  sees(reader: Reader, boardId: string | null): boolean;
};

/** The members that news may be for, and what each of them may see. */
export async function findReaders(
  db: Db,
  organizationId: string,
  wanted: { memberIds: readonly string[]; boardIds: readonly string[] },
): Promise<Readers> {
  const [readers, grants] = await Promise.all([
    listReaders(db, organizationId, wanted.memberIds),
    listGrantsOf(db, organizationId, wanted),
  ]);
  const defaults = new Map(grants.map((row) => [row.boardId, row.defaultPermission]));
  const granted = new Map(grants.map((row) => [`${row.boardId} ${row.memberId}`, row.grant]));
  return {
    byId: new Map(readers.map((reader) => [reader.id, reader])),
    sees(reader, boardId) {
      if (boardId === null) return true;
      const defaultPermission = defaults.get(boardId);
      if (defaultPermission === undefined) return false;
      const grant = granted.get(`${boardId} ${reader.id}`) ?? null;
      return includesPermission(permissionOn(reader.role, { grant, defaultPermission }), 'view');
    },
  };
}
