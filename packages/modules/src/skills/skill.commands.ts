import {
  skillArchived,
  skillRestored,
  agentSkillsAssigned,
  type Skill,
  type SkillActivation,
  type SkillSummary,
} from '@helix/contracts/skills';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import {
  addSkill,
  noSkill,
  refuseStale,
  refuseTakenName,
  refuseTooMany,
  requireSkill,
  saveSkill,
  toSkill,
  toSummary,
  withFrontMatter,
} from './save-skill.ts';
import { assign, hasAgent, listAssigned } from './agent-skill.queries.ts';
import { findVersion, listFiles } from './skill-version.queries.ts';
import {
  listKnownSkills,
  listSkillsOf,
  lockSkills,
  setArchived,
  type SkillContent,
} from './skill.queries.ts';

type Fields = {
  name: string;
  description: string;
  body: string;
  activation: SkillActivation;
  tags: string[];
  boardIds: string[];
  allAgents: boolean;
};

export function createSkill(ctx: Context, actor: Actor, input: Fields): Promise<Skill> {
  const organizationId = actor.organization.id;
  refusePointless(input);
  return ctx.transaction(async (tx) => {
    await lockSkills(tx.db, organizationId);
    const plain = { ...withoutDoubles(input), frontMatter: '' };
    const content = await withFrontMatter(tx.db, organizationId, {
      content: plain,
      asked: plain.boardIds,
    });
    return toSkill(await addSkill(ctx, tx, { actor, content, files: [] }));
  });
}

type Change = { [Field in keyof Fields]?: Fields[Field] | undefined } & {
  skillId: string;
  version?: number | undefined;
};

export function updateSkill(ctx: Context, actor: Actor, input: Change): Promise<Skill> {
  const organizationId = actor.organization.id;
  const { skillId, version, ...change } = input;
  return ctx.transaction(async (tx) => {
    await lockSkills(tx.db, organizationId);
    const current = await requireSkill(tx.db, actor, skillId);
    refuseStale(current, version);
    const wanted = withoutDoubles({ ...contentOf(current), ...definedOnly(change) });
    refusePointless(wanted);
    const content = await withFrontMatter(tx.db, organizationId, {
      content: wanted,
      asked: change.boardIds ?? [],
    });
    return toSkill(await saveSkill(ctx, tx, { actor, current, content }));
  });
}

export function contentOf(skill: SkillContent): SkillContent {
  const { name, description, activation, tags, boardIds, allAgents, body, frontMatter } = skill;
  return { name, description, activation, tags, boardIds, allAgents, body, frontMatter };
}

function definedOnly(change: Partial<Record<keyof Fields, unknown>>): Partial<Fields> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

const withoutDoubles = <C extends { tags: string[]; boardIds: string[] }>(content: C): C => ({
  ...content,
  tags: [...new Set(content.tags)],
  boardIds: [...new Set(content.boardIds)],
});

function refusePointless({ activation, tags, boardIds }: Omit<Fields, 'name'>): void {
  const missing =
    (activation === 'board' && boardIds.length === 0 && 'boards') ||
    (activation === 'tag' && tags.length === 0 && 'tags');
  if (missing) throw new AppError('request.invalid', `Say for which ${missing} the skill is`);
}

export function archiveSkill(ctx: Context, actor: Actor, skillId: string): Promise<Skill> {
  return setPresence(ctx, actor, { skillId, archivedAt: ctx.now() });
}
export function restoreSkill(ctx: Context, actor: Actor, skillId: string): Promise<Skill> {
  return setPresence(ctx, actor, { skillId, archivedAt: null });
}

/** Doing it twice is doing it once. */
function setPresence(
  ctx: Context,
  actor: Actor,
  { skillId, archivedAt }: { skillId: string; archivedAt: Date | null },
): Promise<Skill> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await lockSkills(tx.db, organizationId);
    const current = await requireSkill(tx.db, actor, skillId);
    if ((current.archivedAt === null) === (archivedAt === null)) return toSkill(current);
    if (archivedAt === null) {
      await refuseTakenName(tx.db, organizationId, current);
      await refuseTooMany(tx.db, organizationId);
    }
    await setArchived(tx.db, { organizationId, id: skillId, now: ctx.now() }, archivedAt);
    const stored = await requireSkill(tx.db, actor, skillId);
    const event = archivedAt === null ? skillRestored : skillArchived;
    const data = { skill: toSummary(stored) };
    tx.emit({ event, organizationId, actor: actorOf(actor), data });
    return toSkill(stored);
  });
}

/** Who it is for stays as it is now: a restored text must not take a skill from agents or give it to them. */
export function restoreVersion(
  ctx: Context,
  actor: Actor,
  { skillId, version }: { skillId: string; version: number },
): Promise<Skill> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await lockSkills(tx.db, organizationId);
    const current = await requireSkill(tx.db, actor, skillId);
    const then = await findVersion(tx.db, { organizationId, skillId }, version);
    if (!then)
      throw new AppError('resource.not_found', `${current.name} has no version ${version}`);
    const files = await listFiles(tx.db, { organizationId, skillId }, version);
    const content = { ...contentOf(then), allAgents: current.allAgents };
    return toSkill(await saveSkill(ctx, tx, { actor, current, content, files }));
  });
}

export async function listAgentSkills(
  ctx: Context,
  actor: Actor,
  agentId: string,
): Promise<SkillSummary[]> {
  const organizationId = actor.organization.id;
  if (!(await hasAgent(ctx.db, organizationId, agentId))) throw noAgent(agentId);
  return listSkillsOf(ctx.db, organizationId, agentId);
}

export function assignSkills(
  ctx: Context,
  actor: Actor,
  { agentId, skillIds }: { agentId: string; skillIds: readonly string[] },
): Promise<SkillSummary[]> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await lockSkills(tx.db, organizationId);
    if (!(await hasAgent(tx.db, organizationId, agentId))) throw noAgent(agentId);
    const wanted = [...new Set(skillIds)];
    const known = await listKnownSkills(tx.db, organizationId, wanted);
    const unknown = wanted.find((id) => !known.has(id));
    if (unknown !== undefined) throw noSkill(unknown);
    const before = await listAssigned(tx.db, organizationId, agentId);
    const added = wanted.filter((id) => !before.includes(id));
    const removed = before.filter((id) => !wanted.includes(id));
    if (added.length > 0 || removed.length > 0) {
      const link = { organizationId, agentId, createdAt: ctx.now() };
      await assign(tx.db, link, { added, removed });
      const data = { agentId, skillIds: wanted, added, removed };
      tx.emit({ event: agentSkillsAssigned, organizationId, actor: actorOf(actor), data });
    }
    return listSkillsOf(tx.db, organizationId, agentId);
  });
}

const noAgent = (id: string) => new AppError('resource.not_found', `No agent ${id}`);
