import { apiBase } from '@helix/contracts';
import type { Attachment } from '@helix/contracts/attachments';

export type FileKind = 'image' | 'markdown' | 'table' | 'text' | 'pdf' | 'other';

/** What is larger is downloaded, not shown. */
const maxTextBytes = 1_000_000;
const codeEndings =
  /\.(?:txt|log|json|ya?ml|toml|ini|env|xml|html?|css|[cm]?[jt]sx?|py|rb|go|rs|java|kt|c|h|cpp|cs|php|sh|sql|diff|patch)$/i;

export function kindOf({ mediaType, name, size }: Attachment): FileKind {
  if (/^image\/(?:png|jpeg|gif|webp|avif)$/.test(mediaType)) return 'image';
  if (size > maxTextBytes) return 'other';
  if (/\.(?:md|markdown)$/i.test(name) || mediaType === 'text/markdown') return 'markdown';
  if (/\.[ct]sv$/i.test(name) || mediaType === 'text/csv') return 'table';
  if (mediaType.startsWith('text/') || mediaType === 'application/json' || codeEndings.test(name)) {
    return 'text';
  }
  return 'other';
}

const own = (id: string, what: string) => `${apiBase}/v1/attachments/${id}/${what}`;
export const contentUrl = ({ id }: Attachment) => own(id, 'content');
export const thumbnailUrl = ({ id }: Attachment) => own(id, 'thumbnail');

/** Files of the same name, oldest first: versions of one artifact. */
export function earlierVersions(file: Attachment, all: readonly Attachment[]): Attachment[] {
  return all
    .filter(({ name, id }) => name === file.name && id < file.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
