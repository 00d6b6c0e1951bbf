import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Skill, SkillTemplate } from '@helix/contracts/skills';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { placeAndWrite, toContent } from './import-skills.ts';
import { recordPlaced } from './place-file.ts';
import type { ReadSkill } from './read-skill-archive.ts';
import { addSkill, toSkill } from './save-skill.ts';
import { changeFrontMatter, metadataOf, readSkillDocument } from './skill-document.ts';
import { documentName } from './skill-path.policy.ts';

const folder = join(import.meta.dirname, 'templates');
const areaSchema = z.object({ metadata: z.object({ area: z.string() }) });

let templates: Promise<readonly ReadSkill[]> | undefined;

/** They come with the product and are read once. */
function readTemplates(): Promise<readonly ReadSkill[]> {
  templates ??= readdir(folder).then((names) => Promise.all(names.toSorted().map(readTemplate)));
  return templates;
}

async function readTemplate(name: string): Promise<ReadSkill> {
  const root = join(folder, name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== documentName)
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
  return {
    document: readSkillDocument(await readFile(join(root, documentName), 'utf8')),
    files: await Promise.all(
      paths.map(async (path) => ({ path, data: await readFile(join(root, path)) })),
    ),
  };
}

export async function listTemplates(): Promise<SkillTemplate[]> {
  const all = await readTemplates();
  return all.map(({ document, files }) => ({
    name: document.name,
    description: document.description,
    area: areaSchema.parse(metadataOf(document.frontMatter)).metadata.area,
    activation: document.activation,
    tags: document.tags,
    body: document.body,
    files: files.map(({ path }) => path),
  }));
}

export async function createFromTemplate(
  ctx: Context,
  actor: Actor,
  wanted: { template: string; name?: string | undefined; allAgents: boolean },
): Promise<Skill> {
  const { template, allAgents } = wanted;
  const found = (await readTemplates()).find(({ document }) => document.name === template);
  if (!found) throw new AppError('resource.not_found', `There is no template ${template}`);
  const fields = { ...found.document, name: wanted.name ?? template };
  const document = { ...fields, frontMatter: changeFrontMatter(fields.frontMatter, fields) };
  const content = toContent(document, { boardIds: [], allAgents });
  return placeAndWrite(ctx, actor, {
    skills: [found],
    write: async (tx, [placed]) => {
      const files = placed?.placed ?? [];
      for (const file of files) await recordPlaced(ctx, tx, actor.organization.id, file);
      const stored = await addSkill(ctx, tx, { actor, content, files });
      return { result: toSkill(stored), used: files };
    },
  });
}
