import { and, desc, eq, gt, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import type { EventActor } from '@helix/contracts';
import type { SkillFile } from '@helix/contracts/skills';
import { schema, type Db } from '@helix/db';
import type { SkillContent } from './skill.queries.ts';

const { skillFiles, skillVersions } = schema;

export type StoredVersion = SkillContent & {
  readonly version: number;
  readonly changedBy: EventActor;
  readonly createdAt: string;
};
/** A file of a skill and where its bytes are. */
export type PlacedFile = SkillFile & { readonly fileId: string };

const versionColumns = {
  version: skillVersions.version,
  name: skillVersions.name,
  description: skillVersions.description,
  activation: skillVersions.activation,
  tags: skillVersions.tags,
  boardIds: skillVersions.boardIds,
  allAgents: skillVersions.allAgents,
  body: skillVersions.body,
  frontMatter: skillVersions.frontMatter,
  changedBy: skillVersions.changedBy,
  createdAt: skillVersions.createdAt,
};
const toStored = <T extends { createdAt: Date }>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

type OfSkill = { readonly organizationId: string; readonly skillId: string };
const versionsOf = ({ organizationId, skillId }: OfSkill) =>
  and(eq(skillVersions.organizationId, organizationId), eq(skillVersions.skillId, skillId));
const filesOf = ({ organizationId, skillId }: OfSkill) =>
  and(eq(skillFiles.organizationId, organizationId), eq(skillFiles.skillId, skillId));

export async function insertVersion(db: Db, row: typeof skillVersions.$inferInsert): Promise<void> {
  await db.insert(skillVersions).values(row);
}

export async function listVersions(
  db: Db,
  page: OfSkill & { before: number | undefined; limit: number },
): Promise<StoredVersion[]> {
  const rows = await db
    .select(versionColumns)
    .from(skillVersions)
    .where(
      and(
        versionsOf(page),
        page.before === undefined ? undefined : lt(skillVersions.version, page.before),
      ),
    )
    .orderBy(desc(skillVersions.version))
    .limit(page.limit);
  return rows.map(toStored);
}

export async function findVersion(
  db: Db,
  skill: OfSkill,
  version: number,
): Promise<StoredVersion | undefined> {
  const [row] = await db
    .select(versionColumns)
    .from(skillVersions)
    .where(and(versionsOf(skill), eq(skillVersions.version, version)));
  return row && toStored(row);
}

const fileColumns = {
  path: skillFiles.path,
  fileId: skillFiles.fileId,
  mediaType: skillFiles.mediaType,
  size: skillFiles.size,
  sha256: skillFiles.sha256,
};

/** The files of a skill as it is, or as it was in a version. */
export async function listFiles(db: Db, skill: OfSkill, version?: number): Promise<PlacedFile[]> {
  const then =
    version === undefined
      ? isNull(skillFiles.untilVersion)
      : and(
          lte(skillFiles.sinceVersion, version),
          or(isNull(skillFiles.untilVersion), gt(skillFiles.untilVersion, version)),
        );
  const rows = await db
    .select(fileColumns)
    .from(skillFiles)
    .where(and(filesOf(skill), then));
  return rows.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The paths of the files that some skills have now. */
export async function listPathsOf(
  db: Db,
  organizationId: string,
  skillIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (skillIds.length === 0) return new Map();
  const rows = await db
    .select({ skillId: skillFiles.skillId, path: skillFiles.path })
    .from(skillFiles)
    .where(
      and(
        eq(skillFiles.organizationId, organizationId),
        inArray(skillFiles.skillId, [...skillIds]),
        isNull(skillFiles.untilVersion),
      ),
    )
    .orderBy(skillFiles.path);
  const bySkill = Map.groupBy(rows, ({ skillId }) => skillId);
  return new Map([...bySkill].map(([id, own]) => [id, own.map(({ path }) => path)]));
}

/** From this version on, the skill has these files instead of those. */
export async function replaceFiles(
  db: Db,
  skill: OfSkill & { version: number },
  change: { gone: readonly string[]; added: readonly (PlacedFile & { id: string })[] },
): Promise<void> {
  const { organizationId, skillId, version } = skill;
  if (change.gone.length > 0) {
    await db
      .update(skillFiles)
      .set({ untilVersion: version })
      .where(
        and(
          filesOf(skill),
          isNull(skillFiles.untilVersion),
          inArray(skillFiles.path, [...change.gone]),
        ),
      );
  }
  if (change.added.length === 0) return;
  await db
    .insert(skillFiles)
    .values(
      change.added.map((file) => ({ ...file, organizationId, skillId, sinceVersion: version })),
    );
}
