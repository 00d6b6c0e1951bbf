import { readdir, readFile } from 'node:fs/promises';
import { agentTemplateSchema, type AgentTemplate } from '@helix/contracts/agents';

const folder = new URL('./templates/', import.meta.url);
/** Where SOUL.md ends and MEMORY.md begins. */
const boundary = '\n<!-- MEMORY.md -->\n';

let loaded: Promise<readonly AgentTemplate[]> | undefined;

/** The agents to begin with, by area; read from disk once. */
export function listTemplates(): Promise<readonly AgentTemplate[]> {
  loaded ??= readTemplates();
  return loaded;
}

export async function findTemplate(id: string): Promise<AgentTemplate | undefined> {
  return (await listTemplates()).find((template) => template.id === id);
}

async function readTemplates(): Promise<AgentTemplate[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const templates = await Promise.all(
    names.map(async (name) =>
      parseTemplate(name.slice(0, -'.md'.length), await readFile(new URL(name, folder), 'utf8')),
    ),
  );
  const areas = agentTemplateSchema.shape.area.options;
  return templates.toSorted(
    (a, b) => areas.indexOf(a.area) - areas.indexOf(b.area) || a.id.localeCompare(b.id),
  );
}

/** One file: lines of `field: value` between dashes, SOUL.md, and what MEMORY.md begins with. */
function parseTemplate(id: string, text: string): AgentTemplate {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const fields = Object.fromEntries(
    head.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const [soul = '', memory = ''] = body.split(boundary);
  const { emoji, color, mode: executionMode, needs, skills, ...rest } = fields;
  return agentTemplateSchema.strict().parse({
    ...rest,
    ...{ id, executionMode },
    avatar: { emoji, color },
    modelNeeds: wordsOf(needs),
    skills: wordsOf(skills),
    soul: `${soul.trim()}\n`,
    memory: memory.trim() === '' ? '' : `${memory.trim()}\n`,
  });
}

const wordsOf = (text = ''): string[] =>
  text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
