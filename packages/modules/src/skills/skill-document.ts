import { isMap, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import {
  skillActivationSchema,
  skillBodySchema,
  skillDescriptionSchema,
  skillNameSchema,
  skillTagsSchema,
  type SkillActivation,
} from '@helix/contracts/skills';

const maxFrontMatter = 16_000;

export type SkillDocument = {
  readonly name: string;
  readonly description: string;
  readonly activation: SkillActivation;
  readonly tags: string[];
  /** Keys or names of boards. */
  readonly boards: string[];
  readonly body: string;
  /** YAML as it was written. */
  readonly frontMatter: string;
};

/** Why a document is no skill, in words for who wrote it. */
export class SkillDocumentError extends Error {}

const hasNoNull = (text: string) => !text.includes('\u0000');

const wordsSchema = z
  .union([z.string(), z.number().transform(String), z.array(z.union([z.string(), z.number()]))])
  .nullish()
  .transform((value) => {
    const parts = typeof value === 'string' ? value.split(',') : (value ?? []);
    return [...new Set(parts.map((part) => String(part).trim()).filter((part) => part !== ''))];
  });

const frontMatterSchema = z.looseObject({
  name: skillNameSchema,
  description: skillDescriptionSchema.refine(hasNoNull, 'is no text'),
  activation: z
    .string()
    .nullish()
    .transform((value) => (value ?? 'on-demand').toLowerCase().replaceAll(/[ _]/g, '-'))
    .pipe(skillActivationSchema),
  tags: wordsSchema.pipe(skillTagsSchema.refine((tags) => tags.every(hasNoNull), 'is no text')),
  boards: wordsSchema.pipe(z.array(z.string().max(100)).max(100)),
});
const ownFields = new Set(Object.keys(frontMatterSchema.shape));

/** Reads a SKILL.md. */
export function readSkillDocument(text: string): SkillDocument {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (plain.includes('\u0000')) throw new SkillDocumentError('it is no text');
  const match = /^---[ \t]*\n([\s\S]*?\n|)---[ \t]*(?:\n|$)/.exec(plain);
  if (!match) {
    throw new SkillDocumentError('it does not begin with front matter between two lines of ---');
  }
  const frontMatter = match[1] ?? '';
  const read = frontMatterSchema.safeParse(readFields(frontMatter));
  if (!read.success) throw new SkillDocumentError(describe(read.error));
  const body = skillBodySchema.safeParse(plain.slice(match[0].length));
  if (!body.success) throw new SkillDocumentError(describe(body.error));
  const { name, description, activation, tags, boards } = read.data;
  return { name, description, activation, tags, boards, body: body.data, frontMatter };
}

/** The document as a file; the same bytes that were read when nothing was changed. */
export function writeSkillDocument({
  frontMatter,
  body,
}: {
  frontMatter: string;
  body: string;
}): string {
  return `---\n${frontMatter}---\n${body}`;
}

type OwnFields = Omit<SkillDocument, 'body' | 'frontMatter'>;

/** Front matter that says these things, and all else as it said it. */
export function changeFrontMatter(frontMatter: string, fields: OwnFields): string {
  const document = parseFrontMatter(frontMatter);
  const known = frontMatterSchema.safeParse(readFields(frontMatter)).data;
  const isSame = (field: keyof OwnFields) =>
    known !== undefined && JSON.stringify(known[field]) === JSON.stringify(fields[field]);
  const changed = (['name', 'description', 'activation', 'boards', 'tags'] as const).filter(
    (field) => !isSame(field),
  );
  if (changed.length === 0) return frontMatter;
  for (const field of changed) {
    const value = fields[field];
    if (value.length === 0) document.delete(field);
    else if (field !== 'activation' || value !== 'on-demand' || document.has(field)) {
      document.set(field, document.createNode(value));
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** What the front matter says beside what we understand of it. */
export function metadataOf(frontMatter: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(readFields(frontMatter)).filter(([field]) => !ownFields.has(field)),
  );
}

/** Whether it can be read, whatever it says. */
export function isFrontMatter(text: string): boolean {
  try {
    readFields(text);
    return true;
  } catch {
    return false;
  }
}

function readFields(frontMatter: string): Record<string, unknown> {
  const document = parseFrontMatter(frontMatter);
  try {
    // A reference could make a small text into an endless one.
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return z.record(z.string(), z.unknown()).parse(value ?? {});
  } catch {
    throw new SkillDocumentError('its front matter refers to itself');
  }
}

function parseFrontMatter(frontMatter: string): Document {
  if (frontMatter.length > maxFrontMatter) {
    throw new SkillDocumentError(`its front matter is longer than ${maxFrontMatter} characters`);
  }
  const document = parseSafely(frontMatter);
  const [error] = document.errors;
  if (error) throw new SkillDocumentError(`its front matter is no YAML: ${firstLine(error)}`);
  if (document.contents !== null && !isMap(document.contents)) {
    throw new SkillDocumentError('its front matter is no list of names and values');
  }
  return document;
}

function parseSafely(frontMatter: string): Document {
  try {
    return parseDocument(frontMatter, { logLevel: 'silent' });
  } catch {
    throw new SkillDocumentError('its front matter is no YAML that can be read');
  }
}

const firstLine = ({ message }: Error) => message.split('\n')[0]?.replace(/:$/, '') ?? '';

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  return `${field === '' ? 'its text' : `its ${field}`} is not right: ${issue?.message ?? ''}`;
}
