import { strToU8, zipSync, type Zippable } from 'fflate';

export type FolderFile = { readonly path: string; readonly file: File };

/** A folder as one zip, which is what the server reads. */
export async function zipFolder(files: readonly FolderFile[]): Promise<File> {
  const entries: Zippable = {};
  for (const { path, file } of files) {
    entries[path] = new Uint8Array(await file.arrayBuffer());
  }
  if (files.length === 0) entries['empty.txt'] = strToU8('');
  const bytes = zipSync(entries, { level: 6 });
  return new File([bytes.slice()], 'skills.zip', { type: 'application/zip' });
}
