import type { RunStart } from '@helix/contracts/gateway';
import type { SkillFile } from '@helix/contracts/skills';
import { together, type Db } from '@helix/db';
import type { Context } from '../context.ts';
import { readAll, toFile } from './place-file.ts';
import { choiceLimits, chooseSkills } from './skill-choice.policy.ts';
import { cleanSkillPath } from './skill-path.policy.ts';
import { listFiles, listPathsOf } from './skill-version.queries.ts';
import { findSkillOfAgent, listBodies, listChoosable } from './skill.queries.ts';

type RunSkill = RunStart['agent']['skills'][number];
/** Of all skills that are listed, so that many of them leave room for each other. */
const listedCharacters = 8_000;
const shortestDescription = 80;

/** What the prompt of an attempt shows of the skills of its agent, as they are now. */
export async function findSkillsForRun(
  db: Db,
  run: {
    organizationId: string;
    agentId: string;
    boardId: string | null;
    labelNames: readonly string[];
    text: string;
  },
): Promise<RunSkill[]> {
  const { organizationId, agentId, boardId, labelNames, text } = run;
  const skills = await listChoosable(db, organizationId, agentId);
  const own = skills.map((skill) => ({ ...skill, allAgents: true, agentIds: [] }));
  const chosen = chooseSkills(own, { agentId, boardId, tags: labelNames, text });
  const whole = chosen.filter((one) => one.whole).map(({ skill }) => skill.id);
  const [bodies, paths] = await together([
    listBodies(db, organizationId, whole),
    listPathsOf(db, organizationId, whole),
  ]);
  const listed = chosen.length - whole.length;
  const room = Math.max(shortestDescription, Math.floor(listedCharacters / Math.max(1, listed)));
  return chosen.map(({ skill: { id, name, description } }): RunSkill => {
    const body = bodies.get(id);
    if (body === undefined) return { name, description: shorten(description, room) };
    return { name, description, content: withFiles(body, paths.get(id) ?? []) };
  });
}

const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;

/** In front, where it is not cut off when the instructions are long. */
function withFiles(body: string, paths: readonly string[]): string {
  if (paths.length === 0) return body.trim();
  const list = shorten(paths.join(', '), choiceLimits.oneSkill / 4);
  return `Files of this skill: ${list}\n\n${body.trim()}`;
}

type Wanted = { readonly organizationId: string; readonly agentId: string; readonly name: string };
export type LoadedSkill = {
  readonly name: string;
  readonly description: string;
  readonly content: string;
  readonly files: readonly SkillFile[];
};

/** A skill that the agent has, by its name. */
export async function loadSkill(db: Db, wanted: Wanted): Promise<LoadedSkill | undefined> {
  const skill = await findSkillOfAgent(db, wanted);
  if (!skill) return undefined;
  const { organizationId } = wanted;
  const files = await listFiles(db, { organizationId, skillId: skill.id });
  return {
    name: skill.name,
    description: skill.description,
    content: skill.body,
    files: files.map(toFile),
  };
}

const maxTextBytes = 1_000_000;

export type LoadedSkillFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly mediaType: string; readonly size: number };

/** A file of a skill that the agent has; nothing when there is none. Only text of a bounded size is read. */
export async function loadSkillFile(
  ctx: Pick<Context, 'db' | 'files'>,
  wanted: Wanted & { readonly path: string },
): Promise<LoadedSkillFile | undefined> {
  const clean = cleanSkillPath(wanted.path.replace(/^(?:\.\/)+/, ''));
  const skill = clean.kind === 'path' ? await findSkillOfAgent(ctx.db, wanted) : undefined;
  if (clean.kind !== 'path' || !skill) return undefined;
  const files = await listFiles(ctx.db, {
    organizationId: wanted.organizationId,
    skillId: skill.id,
  });
  const file = files.find(({ path }) => path === clean.path);
  if (!file) return undefined;
  const { mediaType, size } = file;
  if (size > maxTextBytes) return { kind: 'unreadable', mediaType, size };
  const bytes = await readAll(await ctx.files.read(file.fileId));
  const text = decode(bytes);
  return text === undefined ? { kind: 'unreadable', mediaType, size } : { kind: 'text', text };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}
