import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { OutgoingFile } from '@helix/contracts';
import type { Actor, Context } from '../context.ts';
import { readAll } from './place-file.ts';
import { requireSkill } from './save-skill.ts';
import { writeSkillDocument } from './skill-document.ts';
import { documentName } from './skill-path.policy.ts';
import { listFiles } from './skill-version.queries.ts';

/** The folder of a skill; the same bytes for the same version. */
export async function exportSkill(
  ctx: Context,
  actor: Actor,
  skillId: string,
): Promise<OutgoingFile> {
  const skill = await requireSkill(ctx.db, actor, skillId);
  const files = await listFiles(ctx.db, { organizationId: actor.organization.id, skillId });
  const zip = new ZipFile();
  const options = { mtime: new Date(skill.updatedAt), mode: 0o100644 };
  const document = Buffer.from(writeSkillDocument(skill));
  zip.addBuffer(document, `${skill.name}/${documentName}`, options);
  for (const { path, fileId } of files) {
    const data = await readAll(await ctx.files.read(fileId));
    zip.addBuffer(data, `${skill.name}/${path}`, options);
  }
  zip.end();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is a PassThrough, typed as its older interface
  const stream = zip.outputStream as Readable;
  return { name: `${skill.name}.zip`, contentType: 'application/zip', stream };
}
