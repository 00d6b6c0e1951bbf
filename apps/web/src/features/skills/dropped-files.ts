import type { FolderFile } from './folder-zip.ts';

/** What was dropped: files by themselves, and folders with all that is in them. */
export async function readDropped(transfer: DataTransfer): Promise<FolderFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const read = await Promise.all(entries.map((entry) => readEntry(entry, '')));
  return read.flat();
}

/** What was chosen with a folder picker, under its path within the folder's parent. */
export function readChosen(files: FileList | null): FolderFile[] {
  return [...(files ?? [])].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
}

async function readEntry(entry: FileSystemEntry, folder: string): Promise<FolderFile[]> {
  const path = `${folder}${entry.name}`;
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, file }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const children = await readAllEntries(entry.createReader());
  const read = await Promise.all(children.map((child) => readEntry(child, `${path}/`)));
  return read.flat();
}

/** A reader answers with some at a time, until there are none left. */
async function readAllEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}
