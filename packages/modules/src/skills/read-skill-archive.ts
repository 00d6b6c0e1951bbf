import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { AppError } from '@helix/runtime';
import { openZip, unreadable, type ZipReader } from '../zips/index.ts';
import { readAll } from './place-file.ts';
import { readSkillDocument, SkillDocumentError, type SkillDocument } from './skill-document.ts';
import { cleanSkillPath, documentName, wrongWithFiles } from './skill-path.policy.ts';

const limits = { entries: 4_000, bytes: 60 * 1024 ** 2, growth: 200 };
const maxSkills = 50;
const maxRootDepth = 8;
const maxDocumentBytes = 500_000;
const zipMark = 'PK';
/** What systems leave in every folder. */
const litter = /(?:^|\/)(?:__MACOSX|\.git|\.DS_Store|Thumbs\.db|desktop\.ini)(?:\/|$)/;

export type ReadSkill = {
  readonly document: SkillDocument;
  readonly files: readonly { readonly path: string; readonly data: Buffer }[];
};
export type ReadArchive = { readonly skills: readonly ReadSkill[]; readonly remarks: string[] };

/** Reads all skills of a zip, or the one of a single SKILL.md. Nothing is written but a file that is gone afterwards. */
export async function readSkillArchive(stream: AsyncIterable<Uint8Array>): Promise<ReadArchive> {
  const folder = await mkdtemp(join(tmpdir(), 'helix-skills-'));
  try {
    const path = join(folder, 'skills.zip');
    await pipeline(Readable.from(stream), createWriteStream(path, { mode: 0o600 }));
    if (!(await isZip(path))) return { skills: [await readSingle(path)], remarks: [] };
    const zip = await openZip(path, limits);
    try {
      return await readFolders(zip);
    } finally {
      zip.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === zipMark;
  } finally {
    await file.close();
  }
}

async function readSingle(path: string): Promise<ReadSkill> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > maxDocumentBytes) throw refused(documentName, 'it is too large');
    return { document: toDocument(documentName, await file.readFile()), files: [] };
  } finally {
    await file.close();
  }
}

async function readFolders(zip: ZipReader): Promise<ReadArchive> {
  const names = [...zip.entries].filter(([name]) => !name.endsWith('/') && !litter.test(name));
  for (const [name, entry] of names) {
    if (isLink(entry.externalFileAttributes)) throw refused(name, 'links are not taken in');
  }
  const all = names.map(([name]) => name);
  const roots = findRoots(all);
  const outside = all.filter((name) => !roots.some((root) => name.startsWith(root)));
  const skills: ReadSkill[] = [];
  for (const root of roots) {
    const own = all.filter((name) => name.startsWith(root));
    skills.push(await readFolder(zip, root, own));
  }
  refuseTwice(skills);
  const remarks = outside.map((name) => `${name} belongs to no skill and was passed over`);
  return { skills, remarks: remarks.slice(0, 50) };
}

const linkMode = 0o12;
/** The upper half is the mode of the file on the system on which it was packed. */
const isLink = (attributes: number) => attributes >>> 28 === linkMode;

/** The folders with a SKILL.md, each with its slash; none within another. */
function findRoots(names: readonly string[]): string[] {
  const roots = names
    .filter((name) => baseOf(name).toLowerCase() === documentName.toLowerCase())
    .map((name) => name.slice(0, name.length - baseOf(name).length));
  if (roots.length === 0) throw unreadable(`it has no ${documentName}`);
  if (roots.length > maxSkills) throw unreadable(`it holds more than ${maxSkills} skills`);
  for (const root of roots) {
    if (root.split('/').length - 1 > maxRootDepth) throw refused(root, 'it is too deep');
    const around = roots.filter((other) => root.startsWith(other));
    if (around.length > 1) throw refused(`${root}${documentName}`, 'it lies in another skill');
  }
  return roots;
}

const baseOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);

async function readFolder(
  zip: ZipReader,
  root: string,
  names: readonly string[],
): Promise<ReadSkill> {
  const isDocument = (name: string) =>
    name.slice(root.length).toLowerCase() === documentName.toLowerCase();
  const paths = names
    .filter((name) => !isDocument(name))
    .map((name) => ({ name, path: requirePath(name, name.slice(root.length)) }));
  const sizes = paths.map(({ name, path }) => ({
    path,
    size: zip.entries.get(name)?.uncompressedSize ?? 0,
  }));
  const place = root === '' ? 'The skill' : root.slice(0, -1);
  const wrong = wrongWithFiles(sizes);
  if (wrong !== undefined) throw refused(place, wrong);
  const own = names.find(isDocument) ?? '';
  if ((zip.entries.get(own)?.uncompressedSize ?? 0) > maxDocumentBytes) {
    throw refused(own, 'it is too large');
  }
  const document = toDocument(own, await readEntry(zip, own));
  const files: { path: string; data: Buffer }[] = [];
  for (const { name, path } of paths) files.push({ path, data: await readEntry(zip, name) });
  return { document, files };
}

function requirePath(name: string, given: string): string {
  const clean = cleanSkillPath(given);
  if (clean.kind === 'refused') throw refused(name, clean.why);
  return clean.path;
}

async function readEntry(zip: ZipReader, name: string): Promise<Buffer> {
  const data = await readAll(zip.bytes(name));
  if (crc32(data) !== zip.entries.get(name)?.crc32) throw unreadable(`${name} is damaged`);
  return data;
}

function toDocument(name: string, data: Uint8Array): SkillDocument {
  try {
    return readSkillDocument(new TextDecoder('utf-8', { fatal: true }).decode(data));
  } catch (error) {
    if (error instanceof SkillDocumentError) throw refused(name, error.message);
    if (error instanceof TypeError) throw refused(name, 'it is no text in UTF-8');
    throw error;
  }
}

function refuseTwice(skills: readonly ReadSkill[]): void {
  const seen = new Set<string>();
  for (const { document } of skills) {
    if (seen.has(document.name)) throw refused(document.name, 'there are two skills of that name');
    seen.add(document.name);
  }
}

function refused(what: string, why: string): AppError {
  return new AppError('import.refused', `${what} is not taken in: ${why}`);
}
