import {
  skillCreated,
  skillLimits,
  skillUpdated,
  type Skill,
  type SkillSummary,
} from '@helix/contracts/skills';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { changeFrontMatter, metadataOf } from './skill-document.ts';
import { wrongWithFiles } from './skill-path.policy.ts';
import {
  insertVersion,
  listFiles,
  replaceFiles,
  type PlacedFile,
} from './skill-version.queries.ts';
import {
  changeSkill,
  countSkills,
  findSkill,
  findSkillNamed,
  insertSkill,
  listBoardKeys,
  type SkillContent,
  type StoredSkill,
} from './skill.queries.ts';

export const noSkill = (id: string) => new AppError('resource.not_found', `No skill ${id}`);

export function toSkill({ frontMatter, ...skill }: StoredSkill): Skill {
  return { ...skill, metadata: metadataOf(frontMatter) };
}
export function toSummary({
  body: _body,
  frontMatter: _yaml,
  ...summary
}: StoredSkill): SkillSummary {
  return summary;
}

export async function requireSkill(
  db: Context['db'],
  actor: Actor,
  skillId: string,
): Promise<StoredSkill> {
  const skill = await findSkill(db, actor.organization.id, skillId);
  if (!skill) throw noSkill(skillId);
  return skill;
}

export function refuseStale(current: StoredSkill, version: number | undefined): void {
  if (version === undefined || version === current.version) return;
  throw new AppError('resource.version_conflict', `${current.name} was changed meanwhile`, {
    details: { current: toSkill(current) },
  });
}

export async function refuseTakenName(
  db: Context['db'],
  organizationId: string,
  { name, id }: { name: string; id?: string },
): Promise<void> {
  const other = await findSkillNamed(db, organizationId, name);
  if (!other || other.id === id) return;
  throw new AppError('resource.name_taken', `There is a skill named ${name} already`);
}

export async function refuseTooMany(db: Context['db'], organizationId: string): Promise<void> {
  if ((await countSkills(db, organizationId)) < skillLimits.skills) return;
  throw new AppError(
    'resource.conflict',
    `There are ${skillLimits.skills} skills already; put some away first`,
  );
}

/** The front matter says what the fields say, boards by their keys. Boards that are gone since are left out. */
export async function withFrontMatter(
  db: Context['db'],
  organizationId: string,
  { content, asked }: { content: SkillContent; asked: readonly string[] },
): Promise<SkillContent> {
  const all = content.boardIds.length === 0 ? [] : await listBoardKeys(db, organizationId);
  const missing = asked.find((id) => !all.some((board) => board.id === id));
  if (missing !== undefined) throw new AppError('resource.not_found', `No board ${missing}`);
  const known = all.filter(({ id }) => content.boardIds.includes(id));
  const boards = known.map(({ key }) => key);
  const boardIds = known.map(({ id }) => id);
  const frontMatter = changeFrontMatter(content.frontMatter, { ...content, boards });
  return { ...content, boardIds, frontMatter };
}

/** Writes a skill that is new. The caller holds the lock on the skills of the organization. */
export async function addSkill(
  ctx: Context,
  tx: Transaction,
  { actor, content, files }: { actor: Actor; content: SkillContent; files: readonly PlacedFile[] },
): Promise<StoredSkill> {
  const organizationId = actor.organization.id;
  await refuseTakenName(tx.db, organizationId, content);
  await refuseTooMany(tx.db, organizationId);
  const skillId = ctx.newId('skill');
  const at = ctx.now();
  await insertSkill(tx.db, {
    ...content,
    id: skillId,
    organizationId,
    createdAt: at,
    updatedAt: at,
  });
  await keepVersion(ctx, tx, { actor, skillId, version: 1, content });
  await placeFiles(ctx, tx, { organizationId, skillId, version: 1, before: [], after: files });
  const stored = await reread(tx, organizationId, skillId);
  const data = { skill: toSummary(stored) };
  tx.emit({ event: skillCreated, organizationId, actor: actorOf(actor), data });
  return stored;
}

type Save = {
  readonly actor: Actor;
  readonly current: StoredSkill;
  readonly content: SkillContent;
  /** All that it has from now on; as before when left out. */
  readonly files?: readonly PlacedFile[];
};

/** Writes what is different as a new version, and nothing when nothing is. */
export async function saveSkill(
  ctx: Context,
  tx: Transaction,
  { actor, current, content, files }: Save,
): Promise<StoredSkill> {
  const organizationId = actor.organization.id;
  const skillId = current.id;
  if (content.name !== current.name && current.archivedAt === null) {
    await refuseTakenName(tx.db, organizationId, { name: content.name, id: skillId });
  }
  const before = await listFiles(tx.db, { organizationId, skillId });
  const after = files ?? before;
  const change = onlyChanged(current, content);
  const fileChanges = changedFiles(before, after);
  if (Object.keys(change).length === 0 && fileChanges.length === 0) return current;
  const target = { organizationId, id: skillId, now: ctx.now() };
  const version = await changeSkill(tx.db, target, change);
  await keepVersion(ctx, tx, { actor, skillId, version, content });
  await placeFiles(ctx, tx, { organizationId, skillId, version, before, after });
  const stored = await reread(tx, organizationId, skillId);
  const changes = {
    ...tellChanges(current, change),
    ...(fileChanges.length > 0 && { files: { from: null, to: fileChanges } }),
  };
  const data = { skill: toSummary(stored), changes };
  tx.emit({ event: skillUpdated, organizationId, actor: actorOf(actor), data });
  return stored;
}

/** A text is told of by its length: the words are in the versions. */
function tellChanges(current: StoredSkill, change: Partial<SkillContent>) {
  const { body, frontMatter: _yaml, ...rest } = change;
  const characters = (text: string) => `${text.length} characters`;
  return {
    ...changesBetween(current, rest),
    ...(body !== undefined && {
      body: { from: characters(current.body), to: characters(body) },
    }),
  };
}

const isSameFile = (a: PlacedFile | undefined, b: PlacedFile | undefined) =>
  a?.sha256 === b?.sha256 && a?.size === b?.size;

function changedFiles(before: readonly PlacedFile[], after: readonly PlacedFile[]): string[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => !isSameFile(old.get(path), now.get(path)))
    .toSorted();
}

async function placeFiles(
  ctx: Context,
  tx: Transaction,
  placing: {
    organizationId: string;
    skillId: string;
    version: number;
    before: readonly PlacedFile[];
    after: readonly PlacedFile[];
  },
): Promise<void> {
  const { before, after, ...skill } = placing;
  const wrong = wrongWithFiles(after);
  if (wrong !== undefined)
    throw new AppError('resource.conflict', `The skill cannot be so: ${wrong}`);
  const changed = new Set(changedFiles(before, after));
  await replaceFiles(tx.db, skill, {
    gone: before.map(({ path }) => path).filter((path) => changed.has(path)),
    added: after
      .filter(({ path }) => changed.has(path))
      .map((file) => ({ ...file, id: ctx.newId('skillfile') })),
  });
}

async function keepVersion(
  ctx: Context,
  tx: Transaction,
  kept: { actor: Actor; skillId: string; version: number; content: SkillContent },
): Promise<void> {
  const { actor, skillId, version, content } = kept;
  const organizationId = actor.organization.id;
  const { name, description, activation, tags, boardIds, allAgents, body, frontMatter } = content;
  await insertVersion(tx.db, {
    ...{ name, description, activation, tags, boardIds, allAgents, body, frontMatter },
    ...{ organizationId, skillId, version, changedBy: actorOf(actor), createdAt: ctx.now() },
  });
}

async function reread(tx: Transaction, organizationId: string, id: string): Promise<StoredSkill> {
  const stored = await findSkill(tx.db, organizationId, id);
  if (!stored) throw new Error(`skill ${id} vanished as it was written`);
  return stored;
}
