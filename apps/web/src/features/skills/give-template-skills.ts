import { readAll, type Client } from '@helix/client';
import {
  assignSkills,
  createSkillFromTemplate,
  listAgentSkills,
  listSkills,
  listSkillTemplates,
} from '@helix/contracts/skills';

/** Gives an agent the skills of these names; those that are not there yet are made from their templates. */
export async function giveTemplateSkills(
  client: Client,
  agentId: string,
  names: readonly string[],
): Promise<void> {
  const [known, templates, own] = await Promise.all([
    readAll((page) => client.call(listSkills, { query: page })),
    client.call(listSkillTemplates, {}),
    client.call(listAgentSkills, { params: { agentId } }),
  ]);
  const skillIds = own.items.filter(({ allAgents }) => !allAgents).map(({ id }) => id);
  for (const name of names) {
    const skill = known.find((item) => item.name === name);
    if (skill) skillIds.push(skill.id);
    else if (templates.items.some((template) => template.name === name)) {
      const made = await client.call(createSkillFromTemplate, { body: { template: name } });
      skillIds.push(made.id);
    }
  }
  const body = { skillIds: [...new Set(skillIds)] };
  await client.call(assignSkills, { params: { agentId }, body });
}
