import { z } from 'zod';
import { loadSkill as load, loadSkillFile } from '../skills/index.ts';
import { cut } from './cut.ts';
import { defineTool, refuse, tell, type ToolCall, type ToolResult } from './tool.ts';

const mostCharacters = 18_000;

export const loadSkill = defineTool({
  name: 'load_skill',
  description:
    'Reads one of your skills in full, or a file that belongs to it. Do so before you work on what a skill is about.',
  input: z.strictObject({
    name: z.string().trim().min(1).max(200).describe('As it is listed among your skills'),
    file: z.string().trim().min(1).max(500).optional().describe('Path of a file of the skill'),
  }),
  async carryOut(call, { name, file }) {
    if (file !== undefined) return readFile(call, { name, file });
    const { organizationId, agentId } = call.run;
    const skill = await load(call.tx.db, { organizationId, agentId, name });
    if (!skill) return refuse(`You have no skill named ${name}.`);
    const files = skill.files.map(({ path, size }) => `- ${path} (${size} bytes)`);
    const list = files.length === 0 ? [] : ['', 'Files:', ...files];
    return tell([`# ${skill.name}`, cut(skill.content, mostCharacters), ...list].join('\n'));
  },
});

async function readFile(
  { ctx, tx, run }: ToolCall,
  { name, file }: { name: string; file: string },
): Promise<ToolResult> {
  const { organizationId, agentId } = run;
  const wanted = { organizationId, agentId, name, path: file };
  const found = await loadSkillFile({ db: tx.db, files: ctx.files }, wanted);
  if (!found) return refuse(`The skill ${name} has no file ${file}.`);
  if (found.kind === 'text') return tell(cut(found.text, mostCharacters));
  return refuse(
    `${file} is no text that can be read here (${found.mediaType}, ${found.size} bytes).`,
  );
}
