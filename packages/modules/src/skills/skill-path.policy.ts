import { skillLimits } from '@helix/contracts/skills';

const limits = { path: 200, part: 100, depth: 8 };
/** What Windows takes for a device, whatever follows the dot. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** The document itself, which is no file beside itself. */
export const documentName = 'SKILL.md';

export type CleanPath =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'refused'; readonly why: string };

/** A path that means the same file below the folder of a skill on every system, or why it does not. */
export function cleanSkillPath(given: string): CleanPath {
  const path = given.toWellFormed().normalize('NFC');
  const parts = path.split('/');
  const why = wrongWithPath(path, parts) ?? parts.map(wrongWithPart).find((one) => one);
  return why === undefined ? { kind: 'path', path } : { kind: 'refused', why };
}

export function isSkillPath(path: string): boolean {
  const clean = cleanSkillPath(path);
  return clean.kind === 'path' && clean.path === path;
}

function wrongWithPath(path: string, parts: readonly string[]): string | undefined {
  if (path === '') return 'it is empty';
  if (path.length > limits.path) return `it is longer than ${limits.path} characters`;
  if (path.includes('\\')) return 'it has a backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it does not begin in the folder';
  if (parts.length > limits.depth) return `it is more than ${limits.depth} folders deep`;
  if (path.toLowerCase() === documentName.toLowerCase())
    return `${documentName} is the skill itself`;
  return undefined;
}

function wrongWithPart(part: string): string | undefined {
  if (part === '' || part === '.' || part === '..') return 'it leads out of the folder or nowhere';
  if (part.length > limits.part) return `a part of it is longer than ${limits.part} characters`;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u.test(part)) return 'it has signs that cannot be seen';
  if (/[<>:"|?*]/.test(part)) return 'it has one of < > : " | ? *';
  if (/[. ]$/.test(part) || part.startsWith(' ')) return 'a part of it begins or ends badly';
  if (devices.test(part)) return `${part} is a device on some systems`;
  return undefined;
}

/** Two paths of a skill that would be one on a disk that does not tell case apart, or a file where a folder is. */
export function findCollision(paths: readonly string[]): readonly [string, string] | undefined {
  const folders = new Map<string, string>();
  const files = new Map<string, string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      const known = folders.get(folded(folder));
      if (known !== undefined && known !== folder) return [known, folder];
      folders.set(folded(folder), folder);
    }
    const same = files.get(folded(path));
    if (same !== undefined) return [same, path];
    files.set(folded(path), path);
  }
  for (const [key, path] of files) {
    const folder = folders.get(key);
    if (folder !== undefined) return [path, folder];
  }
  return undefined;
}

const folded = (path: string) => path.toLowerCase().normalize('NFC');

/** Why these cannot be the files of one skill. */
export function wrongWithFiles(
  files: readonly { readonly path: string; readonly size: number }[],
): string | undefined {
  if (files.length > skillLimits.files) return `it has more than ${skillLimits.files} files`;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > skillLimits.bytes) {
    return `its files are larger than ${skillLimits.bytes / 1024 ** 2} MB together`;
  }
  const collision = findCollision(files.map(({ path }) => path));
  return collision && `${collision[0]} and ${collision[1]} would be the same on some systems`;
}
