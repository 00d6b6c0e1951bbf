import * as contract from '@helix/contracts/skills';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { prefixQuery, searchWords } from '../search/index.ts';
import { decodeSeqCursor, toSeqPage } from '../seq-page.ts';
import { exportSkill } from './export-skill.ts';
import { importSkills } from './import-skills.ts';
import { requireSkill, toSkill } from './save-skill.ts';
import {
  deleteSkillFile,
  getSkillFile,
  listSkillFiles,
  putSkillFile,
} from './skill-file.commands.ts';
import { createFromTemplate, listTemplates } from './skill-templates.ts';
import { listVersions } from './skill-version.queries.ts';
import { diffVersion, getVersion, toVersion } from './skill-versions.ts';
import {
  archiveSkill,
  assignSkills,
  createSkill,
  listAgentSkills,
  restoreSkill,
  restoreVersion,
  updateSkill,
} from './skill.commands.ts';
import { listSkills } from './skill.queries.ts';

const whole = <T>(items: T[]) => ({ items, nextCursor: null });

export const skillHandlers = [
  implement(contract.listSkills, async ({ ctx, actor, query }) => {
    const words = searchWords(query.q ?? '');
    const rows = await listSkills(ctx.db, {
      organizationId: actor.organization.id,
      archived: query.archived,
      activation: query.activation,
      query: words.length === 0 ? undefined : prefixQuery(words.map((word) => [word])),
      after: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(rows, query.limit);
  }),
  implement(contract.createSkill, ({ ctx, actor, body }) => createSkill(ctx, actor, body)),
  implement(contract.getSkill, async ({ ctx, actor, params }) =>
    toSkill(await requireSkill(ctx.db, actor, params.skillId)),
  ),
  implement(contract.updateSkill, ({ ctx, actor, params, body }) =>
    updateSkill(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.archiveSkill, ({ ctx, actor, params }) =>
    archiveSkill(ctx, actor, params.skillId),
  ),
  implement(contract.restoreSkill, ({ ctx, actor, params }) =>
    restoreSkill(ctx, actor, params.skillId),
  ),
  implement(contract.listSkillVersions, async ({ ctx, actor, params, query }) => {
    await requireSkill(ctx.db, actor, params.skillId);
    const rows = await listVersions(ctx.db, {
      organizationId: actor.organization.id,
      skillId: params.skillId,
      before: decodeSeqCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = toSeqPage(
      rows.map((row) => ({ seq: row.version, row })),
      query.limit,
    );
    return { ...page, items: page.items.map(({ row }) => toVersion(row)) };
  }),
  implement(contract.getSkillVersion, ({ ctx, actor, params }) => getVersion(ctx, actor, params)),
  implement(contract.diffSkillVersion, ({ ctx, actor, params, query }) =>
    diffVersion(ctx, actor, { ...params, ...query }),
  ),
  implement(contract.restoreSkillVersion, ({ ctx, actor, params }) =>
    restoreVersion(ctx, actor, params),
  ),
  implement(contract.listAgentSkills, async ({ ctx, actor, params }) =>
    whole(await listAgentSkills(ctx, actor, params.agentId)),
  ),
  implement(contract.assignSkills, async ({ ctx, actor, params, body }) =>
    whole(await assignSkills(ctx, actor, { ...params, ...body })),
  ),
  implement(contract.listSkillTemplates, async () => whole(await listTemplates())),
  implement(contract.createSkillFromTemplate, ({ ctx, actor, body }) =>
    createFromTemplate(ctx, actor, body),
  ),
  implement(contract.listSkillFiles, async ({ ctx, actor, params }) =>
    whole(await listSkillFiles(ctx, actor, params.skillId)),
  ),
  implement(contract.getSkillFile, ({ ctx, actor, params }) => getSkillFile(ctx, actor, params)),
  implement(contract.putSkillFile, ({ ctx, actor, params, query, body }) =>
    putSkillFile(ctx, actor, { ...params, ...query, file: body }),
  ),
  implement(contract.deleteSkillFile, ({ ctx, actor, params, query }) =>
    deleteSkillFile(ctx, actor, { ...params, ...query }),
  ),
  implement(contract.importSkills, ({ ctx, actor, query, body }) =>
    importSkills(ctx, actor, { ...query, file: body }),
  ),
  implement(contract.exportSkill, ({ ctx, actor, params }) =>
    exportSkill(ctx, actor, params.skillId),
  ),
];
