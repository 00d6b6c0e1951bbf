import type { IncomingFile } from '@helix/contracts';
import { skillLimits, type SkillImport } from '@helix/contracts/skills';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { refuseWhenFull } from '../files/index.ts';
import { oneChunk, placeFile, recordPlaced } from './place-file.ts';
import { readSkillArchive, type ReadSkill } from './read-skill-archive.ts';
import { addSkill, saveSkill, toSummary } from './save-skill.ts';
import type { SkillDocument } from './skill-document.ts';
import { listFiles, type PlacedFile } from './skill-version.queries.ts';
import {
  findSkillNamed,
  listBoardKeys,
  lockSkills,
  type SkillContent,
  type StoredSkill,
} from './skill.queries.ts';

type Options = { existing: 'refuse' | 'update' | 'skip'; allAgents: boolean };
type Placed = ReadSkill & { readonly placed: readonly PlacedFile[] };

/** All skills of a file or none. */
export async function importSkills(
  ctx: Context,
  actor: Actor,
  { file, ...options }: Options & { file: IncomingFile },
): Promise<SkillImport> {
  await refuseWhenFull(ctx, actor.organization.id);
  const { skills, remarks } = await readSkillArchive(file.stream);
  if (options.existing === 'refuse') await refuseExisting(ctx, actor, skills);
  return placeAndWrite(ctx, actor, {
    skills,
    write: async (tx, placed) => {
      const imported = await writeAll(ctx, tx, { actor, skills: placed, options });
      return {
        result: { items: imported.items, remarks: [...remarks, ...imported.remarks] },
        used: imported.used,
      };
    },
  });
}

async function refuseExisting(
  ctx: Context,
  actor: Actor,
  skills: readonly ReadSkill[],
): Promise<void> {
  for (const { document } of skills) {
    if (await findSkillNamed(ctx.db, actor.organization.id, document.name)) throw taken(document);
  }
}

const taken = ({ name }: { name: string }) =>
  new AppError('resource.name_taken', `There is a skill named ${name} already`);

type Written<T> = { readonly result: T; readonly used: readonly PlacedFile[] };

/** Bytes first, then the rows; what is not referred to in the end is taken away again. */
export async function placeAndWrite<T>(
  ctx: Context,
  actor: Actor,
  work: {
    skills: readonly ReadSkill[];
    write: (tx: Transaction, placed: readonly Placed[]) => Promise<Written<T>>;
  },
): Promise<T> {
  const organizationId = actor.organization.id;
  const all: PlacedFile[] = [];
  let used: ReadonlySet<string> = new Set();
  try {
    const placed: Placed[] = [];
    for (const skill of work.skills) {
      const own: PlacedFile[] = [];
      for (const { path, data } of skill.files) {
        const bytes = oneChunk(data);
        const one = await placeFile(ctx, organizationId, {
          path,
          bytes,
          maxBytes: skillLimits.bytes,
        });
        all.push(one);
        own.push(one);
      }
      placed.push({ ...skill, placed: own });
    }
    const written = await ctx.transaction(async (tx) => {
      await lockSkills(tx.db, organizationId);
      return work.write(tx, placed);
    });
    used = new Set(written.used.map(({ fileId }) => fileId));
    return written.result;
  } finally {
    for (const { fileId } of all) if (!used.has(fileId)) await ctx.files.remove(fileId);
  }
}

async function writeAll(
  ctx: Context,
  tx: Transaction,
  { actor, skills, options }: { actor: Actor; skills: readonly Placed[]; options: Options },
): Promise<SkillImport & { used: PlacedFile[] }> {
  const organizationId = actor.organization.id;
  const boards = await listBoardKeys(tx.db, organizationId);
  const items: SkillImport['items'] = [];
  const remarks: string[] = [];
  const used: PlacedFile[] = [];
  for (const { document, placed } of skills) {
    const { boardIds, missing } = findBoards(document, boards);
    remarks.push(
      ...missing.map((board) => `There is no board ${board}, for which ${document.name} is`),
    );
    const current = await findSkillNamed(tx.db, organizationId, document.name);
    if (current && options.existing === 'refuse') throw taken(document);
    if (current && options.existing === 'skip') {
      items.push({ skill: toSummary(current), outcome: 'skipped' });
      continue;
    }
    const allAgents = current?.allAgents ?? options.allAgents;
    const content = toContent(document, { boardIds, allAgents });
    const files = current ? await reuse(tx, { organizationId, current, placed }) : placed;
    // The rows of files before those that refer to them.
    for (const one of files)
      if (placed.includes(one)) await recordPlaced(ctx, tx, organizationId, one);
    const stored = current
      ? await saveSkill(ctx, tx, { actor, current, content, files })
      : await addSkill(ctx, tx, { actor, content, files });
    used.push(...files.filter((one) => placed.includes(one)));
    const outcome = current
      ? stored.version === current.version
        ? 'unchanged'
        : 'updated'
      : 'created';
    items.push({ skill: toSummary(stored), outcome });
  }
  return { items, remarks, used };
}

export function toContent(
  document: SkillDocument,
  { boardIds, allAgents }: { boardIds: string[]; allAgents: boolean },
): SkillContent {
  const { boards: _boards, ...rest } = document;
  return { ...rest, boardIds, allAgents };
}

/** A file that is as it was stays the file that it is. */
async function reuse(
  tx: Transaction,
  update: { organizationId: string; current: StoredSkill; placed: readonly PlacedFile[] },
): Promise<PlacedFile[]> {
  const { organizationId, current, placed } = update;
  const before = await listFiles(tx.db, { organizationId, skillId: current.id });
  const known = new Map(before.map((file) => [file.path, file]));
  return placed.map((file) => {
    const same = known.get(file.path);
    return same?.sha256 === file.sha256 ? same : file;
  });
}

type Board = { readonly id: string; readonly key: string; readonly name: string };

function findBoards(
  { boards: wanted }: SkillDocument,
  boards: readonly Board[],
): { boardIds: string[]; missing: string[] } {
  const found = wanted.map((text) => {
    const folded = text.toLowerCase();
    const board =
      boards.find(({ key }) => key.toLowerCase() === folded) ??
      boards.find(({ name }) => name.toLowerCase() === folded);
    return { text, id: board?.id };
  });
  return {
    boardIds: [...new Set(found.flatMap(({ id }) => (id === undefined ? [] : [id])))],
    missing: found.filter(({ id }) => id === undefined).map(({ text }) => text),
  };
}
