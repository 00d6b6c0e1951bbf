import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutgoingFile } from '@helix/contracts';
import { organizationEvents } from '@helix/contracts/live';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import {
  archiveFormat,
  archiveVersion,
  dataNameOf,
  fileNameOf,
  filesName,
  historyName,
  manifestName,
  membersName,
  organizationName,
  type Manifest,
  type ManifestEntry,
} from './archive-format.ts';
import { archivedColumns, toLine, type HistoryRow } from './archive-row.queries.ts';
import { archiveTables } from './archive-tables.queries.ts';
import {
  findOrganization,
  listFiles,
  readHistory,
  readMembers,
  readRows,
  takeTurn,
  withSnapshot,
} from './export.queries.ts';
import { writeZip, type ZipSource } from './zip-writer.ts';

/** About so much text goes through at a time. */
const chunkLength = 64 * 1024;
const eventTypes = new Map<string, (typeof organizationEvents)[number]>(
  organizationEvents.map((event) => [event.name, event]),
);

/**
 * Written to disk first: the database is done with before the first byte is sent, whoever is slow to take them,
 * and what fails is an answer and not half a file.
 */
export async function exportOrganization(ctx: Context, actor: Actor): Promise<OutgoingFile> {
  const folder = await mkdtemp(join(tmpdir(), 'helix-export-'));
  try {
    const path = join(folder, 'archive.zip');
    await writeArchive(ctx, actor.organization.id, path);
    const file = await open(path);
    const { size } = await file.stat();
    const day = ctx.now().toISOString().slice(0, 10);
    return {
      name: `${actor.organization.slug}-${day}.zip`,
      contentType: 'application/zip',
      size,
      stream: file.createReadStream({ autoClose: true }),
    };
  } finally {
    // What is open can be read to its end; nothing is left behind, not even by a crash.
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeArchive(ctx: Context, organizationId: string, path: string): Promise<void> {
  const exportedAt = ctx.now().toISOString();
  await withSnapshot(ctx.db, async (db) => {
    if (!(await takeTurn(db, organizationId))) {
      throw new AppError('resource.conflict', 'An export of this organization is under way');
    }
    const files = await listFiles(db, organizationId);
    const sources = [
      ...describeRows(db, organizationId),
      lines(filesName, () => iterate(files)),
      ...files.map(({ id }) => ({
        name: fileNameOf(id),
        stored: true,
        read: () => ctx.files.read(id),
      })),
    ];
    await writeZip(path, sources, (entries) => ({
      name: manifestName,
      text: JSON.stringify(manifestOf(exportedAt, entries), undefined, 2),
    }));
  });
}

function describeRows(db: Db, organizationId: string): ZipSource[] {
  return [
    lines(organizationName, async function* () {
      const organization = await findOrganization(db, organizationId);
      if (organization) yield organization;
    }),
    lines(membersName, () => readMembers(db, organizationId)),
    ...archiveTables.map((kind) => {
      const columns = archivedColumns(kind).map(([name]) => name);
      return lines(dataNameOf(kind.kind), async function* () {
        for await (const row of readRows(db, organizationId, kind)) yield toLine(row, columns);
      });
    }),
    lines(historyName, async function* () {
      for await (const row of readHistory(db, organizationId)) if (isReadable(row)) yield row;
    }),
  ];
}

/** Facts in a form that is no longer understood would keep the archive from being read. */
function isReadable({ type, data }: HistoryRow): boolean {
  return eventTypes.get(type)?.data.safeParse(data).success === true;
}

function manifestOf(exportedAt: string, entries: readonly ManifestEntry[]): Manifest {
  return { format: archiveFormat, version: archiveVersion, exportedAt, entries: [...entries] };
}

function lines(name: string, rows: () => AsyncIterable<unknown>): ZipSource {
  return {
    name,
    async *read() {
      let text = '';
      for await (const row of rows()) {
        text += `${JSON.stringify(row)}\n`;
        if (text.length < chunkLength) continue;
        yield Buffer.from(text);
        text = '';
      }
      if (text !== '') yield Buffer.from(text);
    },
  };
}

async function* iterate<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
