import type { IncomingFile, OutgoingFile } from '@helix/contracts';
import { skillLimits, type Skill, type SkillFile } from '@helix/contracts/skills';
import { AppError } from '@helix/runtime';
import { inertType } from '../attachments/index.ts';
import type { Actor, Context } from '../context.ts';
import { refuseWhenFull } from '../files/index.ts';
import { placeFile, recordPlaced, toFile } from './place-file.ts';
import { refuseStale, requireSkill, saveSkill, toSkill } from './save-skill.ts';
import { cleanSkillPath } from './skill-path.policy.ts';
import { listFiles, type PlacedFile } from './skill-version.queries.ts';
import { contentOf } from './skill.commands.ts';
import { lockSkills } from './skill.queries.ts';

type Target = { skillId: string; filePath: string; version?: number | undefined };

export async function listSkillFiles(
  ctx: Context,
  actor: Actor,
  skillId: string,
): Promise<SkillFile[]> {
  await requireSkill(ctx.db, actor, skillId);
  const files = await listFiles(ctx.db, { organizationId: actor.organization.id, skillId });
  return files.map(toFile);
}

export async function getSkillFile(
  ctx: Context,
  actor: Actor,
  { skillId, filePath }: Target,
): Promise<OutgoingFile> {
  await requireSkill(ctx.db, actor, skillId);
  const path = requirePath(filePath);
  const files = await listFiles(ctx.db, { organizationId: actor.organization.id, skillId });
  const file = files.find((one) => one.path === path);
  if (!file) throw noFile(path);
  return {
    name: path.split('/').at(-1) ?? path,
    contentType: inertType(file.mediaType),
    size: file.size,
    etag: file.sha256,
    open: (range) => ctx.files.read(file.fileId, range),
  };
}

/** Bytes first, then the row: a crash in between leaves bytes that nothing knows, which are swept away. */
export async function putSkillFile(
  ctx: Context,
  actor: Actor,
  { file, ...target }: Target & { file: IncomingFile },
): Promise<Skill> {
  const organizationId = actor.organization.id;
  await requireSkill(ctx.db, actor, target.skillId);
  const path = requirePath(target.filePath);
  await refuseWhenFull(ctx, organizationId);
  const maxBytes = skillLimits.bytes;
  const placed = await placeFile(ctx, organizationId, { path, bytes: file.stream, maxBytes });
  let isKept = false;
  try {
    return await changeFiles(ctx, actor, {
      ...target,
      change: (files) => {
        const same = files.find((one) => one.path === path);
        if (same?.sha256 === placed.sha256) return { files };
        isKept = true;
        return { files: [...files.filter((one) => one !== same), placed], record: placed };
      },
    });
  } catch (error) {
    isKept = false;
    throw error;
  } finally {
    if (!isKept) await ctx.files.remove(placed.fileId);
  }
}

export async function deleteSkillFile(ctx: Context, actor: Actor, target: Target): Promise<Skill> {
  await requireSkill(ctx.db, actor, target.skillId);
  const path = requirePath(target.filePath);
  return changeFiles(ctx, actor, {
    ...target,
    change: (files) => {
      const rest = files.filter((one) => one.path !== path);
      if (rest.length === files.length) throw noFile(path);
      return { files: rest };
    },
  });
}

type FileChange = (files: readonly PlacedFile[]) => {
  readonly files: readonly PlacedFile[];
  readonly record?: PlacedFile;
};

function changeFiles(
  ctx: Context,
  actor: Actor,
  {
    skillId,
    version,
    change,
  }: { skillId: string; version?: number | undefined; change: FileChange },
): Promise<Skill> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await lockSkills(tx.db, organizationId);
    const current = await requireSkill(tx.db, actor, skillId);
    refuseStale(current, version);
    const { files, record } = change(await listFiles(tx.db, { organizationId, skillId }));
    if (record) await recordPlaced(ctx, tx, organizationId, record);
    const content = contentOf(current);
    return toSkill(await saveSkill(ctx, tx, { actor, current, content, files }));
  });
}

function requirePath(given: string): string {
  const clean = cleanSkillPath(given);
  if (clean.kind === 'path') return clean.path;
  throw new AppError('request.invalid', `This cannot be the path of a file: ${clean.why}`);
}

const noFile = (path: string) =>
  new AppError('resource.not_found', `The skill has no file ${path}`);
