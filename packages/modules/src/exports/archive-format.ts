import { z } from 'zod';

/** An archive is a zip: one file of JSON lines for each kind, the attached files, and last what is in it. */
export const archiveFormat = 'helix-organization';
/** Grows when an older reader would misunderstand what is written. */
export const archiveVersion = 1;

export const manifestName = 'manifest.json';
export const organizationName = 'organization.json';
export const membersName = 'data/members.jsonl';
export const filesName = 'data/files.jsonl';
export const historyName = 'data/history.jsonl';
export const dataNameOf = (kind: string) => `data/${kind}.jsonl`;
export const fileNameOf = (fileId: string) => `files/${fileId}`;

const entrySchema = z.object({
  name: z.string().max(200),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ManifestEntry = z.infer<typeof entrySchema>;

export const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  version: z.int(),
  exportedAt: z.iso.datetime(),
  entries: z.array(entrySchema).max(1_000_000),
});
export type Manifest = z.infer<typeof manifestSchema>;
