import { fileTypeFromBuffer } from 'file-type';

/** As much of a file as is looked at to tell what it is. */
export const headBytes = 64 * 1024;

const unknownType = 'application/octet-stream';
const image = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];
const maxImageBytes = 50 * 1024 * 1024;

/** Read from the first bytes; what anybody says about them, or the name, is not asked. */
export async function readMediaType(head: Uint8Array): Promise<string> {
  if (head.byteLength === 0) return unknownType;
  const known = await fileTypeFromBuffer(head).catch(() => undefined);
  if (known) return known.mime;
  return isText(head) ? 'text/plain' : unknownType;
}

/** Logs of terminals are full of them. */
const escape = String.fromCharCode(27);

/** UTF-8 without control signs, as far as it was looked at; its last sign may be cut. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !/(?![\t\n\v\f\r\u{85}])\p{Cc}/u.test(text.replaceAll(escape, ''));
  } catch {
    return false;
  }
}

/** How it is sent: nothing goes out under a type for which a browser would run something. */
export function inertType(mediaType: string): string {
  if (mediaType === 'text/plain') return 'text/plain; charset=utf-8';
  const isInert = /^(?:image|audio|video|font|application)\/[\w.+-]+$/.test(mediaType);
  return isInert && !/html|xml|svg|script|flash|java/.test(mediaType) ? mediaType : unknownType;
}

export function canBeShownSmall(file: { mediaType: string; size: number }): boolean {
  return image.includes(file.mediaType) && file.size <= maxImageBytes;
}
