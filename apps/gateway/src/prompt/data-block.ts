/** What people and tools wrote, fenced so that it cannot pass for anything else: it can neither open nor close a fence. */
export function dataBlock(
  name: string,
  body: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const printed = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${attributeText(value)}"`,
  );
  return `<data name="${name}"${printed.join('')}>\n${withoutFences(body)}\n</data>`;
}

/** For text that stands outside a fence but was not written by us. */
export function withoutFences(text: string): string {
  return text.replaceAll(/<(?=\s*\/?\s*data\b)/gi, '&lt;');
}

function attributeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\s+/g, ' ');
}
