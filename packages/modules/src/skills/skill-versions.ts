import { diffLines } from 'diff';
import type { SkillDiff, SkillVersion, WholeSkillVersion } from '@helix/contracts/skills';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { toFile } from './place-file.ts';
import { requireSkill } from './save-skill.ts';
import { metadataOf } from './skill-document.ts';
import {
  findVersion,
  listFiles,
  type PlacedFile,
  type StoredVersion,
} from './skill-version.queries.ts';

/** Texts that have less in common are told of as one removed and one added. */
const maxEdits = 4_000;

type Wanted = { readonly skillId: string; readonly version: number };

export function toVersion(stored: StoredVersion): SkillVersion {
  const { body: _body, frontMatter: _yaml, ...version } = stored;
  return version;
}

export async function getVersion(
  ctx: Context,
  actor: Actor,
  wanted: Wanted,
): Promise<WholeSkillVersion> {
  const { stored, files } = await readVersion(ctx, actor, wanted);
  const { frontMatter, ...rest } = stored;
  return { ...rest, metadata: metadataOf(frontMatter), files: files.map(toFile) };
}

async function readVersion(
  ctx: Context,
  actor: Actor,
  { skillId, version }: Wanted,
): Promise<{ stored: StoredVersion; files: PlacedFile[] }> {
  const skill = await requireSkill(ctx.db, actor, skillId);
  const key = { organizationId: actor.organization.id, skillId };
  const stored = await findVersion(ctx.db, key, version);
  if (!stored) throw new AppError('resource.not_found', `${skill.name} has no version ${version}`);
  return { stored, files: await listFiles(ctx.db, key, version) };
}

export async function diffVersion(
  ctx: Context,
  actor: Actor,
  { skillId, version, from = version - 1 }: Wanted & { from?: number | undefined },
): Promise<SkillDiff> {
  const now = await readVersion(ctx, actor, { skillId, version });
  const before = from === 0 ? undefined : await readVersion(ctx, actor, { skillId, version: from });
  const old = before ? factsOf(before.stored) : {};
  return {
    from,
    to: version,
    changes: changesBetween(old, onlyChanged(old, factsOf(now.stored))),
    body: diffText(before?.stored.body ?? '', now.stored.body),
    files: diffFiles(before?.files ?? [], now.files),
  };
}

function factsOf({
  name,
  description,
  activation,
  tags,
  boardIds,
  allAgents,
  frontMatter,
}: StoredVersion) {
  const metadata = metadataOf(frontMatter);
  return { name, description, activation, tags, boardIds, allAgents, metadata };
}

function diffText(before: string, after: string): SkillDiff['body'] {
  const parts = diffLines(before, after, { maxEditLength: maxEdits }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return parts
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }));
}

function diffFiles(
  before: readonly PlacedFile[],
  after: readonly PlacedFile[],
): SkillDiff['files'] {
  const old = new Map(before.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(after.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    if (was === is) return [];
    return [{ path, kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed' }];
  });
}
