/** What Windows takes for a device, whatever follows the dot. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const maxBytes = 200;

/**
 * A name as it can be shown anywhere and saved on any system: one part of a path, nothing that is not seen, nothing
 * that turns the order of letters around so that `gpj.exe` looks like `exe.jpg`.
 */
export function cleanFileName(name: string): string {
  const part = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = part
    // Joiners hold scripts and emoji together and are harmless; every other sign without a shape goes.
    .replaceAll(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trimStart();
  const safe = devices.test(plain) ? `_${plain}` : plain;
  return safe === '' || /^[\u200C\u200D]+$/.test(safe) ? 'file' : shorten(safe);
}

/** The ending stays, as it tells what to open it with. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(name)?.[0] ?? '';
  let stem = '';
  let left = maxBytes - Buffer.byteLength(ending);
  for (const sign of name.slice(0, name.length - ending.length)) {
    left -= Buffer.byteLength(sign);
    if (left < 0) break;
    stem += sign;
  }
  return `${stem.trimEnd()}${ending}`;
}
