import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

/** When its instructions are in a prompt: of every run, on its boards, with one of its tags, or once they are asked for. */
export const skillActivations = ['always', 'board', 'tag', 'on-demand'] as const;
export const skillActivationSchema = z.enum(skillActivations);
export type SkillActivation = z.infer<typeof skillActivationSchema>;

export const skillLimits = {
  name: 64,
  description: 1_024,
  body: 100_000,
  tags: 50,
  boards: 100,
  /** Of one skill. */
  files: 200,
  bytes: 10 * 1024 ** 2,
  /** Of an organization, and of one agent. */
  skills: 1_000,
  assigned: 200,
} as const;

export const skillNameSchema = z
  .string()
  .min(1)
  .max(skillLimits.name)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'must be lowercase letters and digits, with single hyphens between words',
  );
export const skillDescriptionSchema = z.string().trim().min(1).max(skillLimits.description);
export const skillBodySchema = z.string().max(skillLimits.body);
export const skillTagsSchema = z.array(z.string().trim().min(1).max(60)).max(skillLimits.tags);

const facts = {
  name: skillNameSchema,
  description: z.string().describe('What it does and when to use it: all that an agent sees first'),
  activation: skillActivationSchema,
  tags: z.array(z.string()).describe('Labels of tasks; matter when it is activated by tag'),
  boardIds: z.array(idSchema('board')).describe('Matter when it is activated by board'),
  allAgents: z.boolean().describe('Every agent has it; else those to which it is assigned'),
};

export const skillSummarySchema = z
  .object({
    id: idSchema('skill'),
    ...facts,
    agentIds: z.array(idSchema('agent')).describe('To which it is assigned'),
    fileCount: z.int(),
    fileBytes: z.int(),
    version: z.int(),
    archivedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SkillSummary' });
export type SkillSummary = z.infer<typeof skillSummarySchema>;

export const skillFileSchema = z
  .object({
    path: z.string().describe('Below the folder of the skill, such as references/tone.md'),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
  })
  .meta({ id: 'SkillFile' });
export type SkillFile = z.infer<typeof skillFileSchema>;

const metadata = z
  .record(z.string(), z.unknown())
  .describe('What else its front matter says, such as its license; kept as it is');

export const skillSchema = skillSummarySchema
  .extend({ body: z.string().describe('Markdown'), metadata })
  .meta({ id: 'Skill' });
export type Skill = z.infer<typeof skillSchema>;

export const skillVersionSchema = z
  .object({
    version: z.int(),
    ...facts,
    changedBy: actorSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'SkillVersion' });
export type SkillVersion = z.infer<typeof skillVersionSchema>;

export const wholeSkillVersionSchema = skillVersionSchema
  .extend({ body: z.string(), metadata, files: z.array(skillFileSchema) })
  .meta({ id: 'WholeSkillVersion' });
export type WholeSkillVersion = z.infer<typeof wholeSkillVersionSchema>;

export const skillDiffSchema = z
  .object({
    from: z.int().describe('0 when nothing was before'),
    to: z.int(),
    changes: z
      .record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }))
      .describe('Without body and files'),
    body: z
      .array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }))
      .describe('Whole lines, in order'),
    files: z.array(z.object({ path: z.string(), kind: z.enum(['removed', 'added', 'changed']) })),
  })
  .meta({ id: 'SkillDiff' });
export type SkillDiff = z.infer<typeof skillDiffSchema>;

export const skillTemplateSchema = z
  .object({
    name: skillNameSchema,
    description: z.string(),
    area: z.string().describe('Such as engineering or support'),
    activation: skillActivationSchema,
    tags: z.array(z.string()),
    body: z.string(),
    files: z.array(z.string()),
  })
  .meta({ id: 'SkillTemplate' });
export type SkillTemplate = z.infer<typeof skillTemplateSchema>;

export const skillImportSchema = z
  .object({
    items: z.array(
      z.object({
        skill: skillSummarySchema,
        outcome: z.enum(['created', 'updated', 'unchanged', 'skipped']),
      }),
    ),
    remarks: z.array(z.string()).describe('What was passed over, in sentences'),
  })
  .meta({ id: 'SkillImport' });
export type SkillImport = z.infer<typeof skillImportSchema>;
