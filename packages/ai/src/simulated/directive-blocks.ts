const blockPattern = /\[\[\s*simulate:([\s\S]*?)\]\]/gi;

export type DirectiveBlock = readonly (readonly [name: string, value: string])[];

/** `[[simulate: name=value; name=value]]`, wherever it stands in a text. Quoted text may hold semicolons. */
export function readBlocks(text: string): DirectiveBlock[] {
  return [...text.matchAll(blockPattern)].map(([, body = '']) =>
    [...body.matchAll(/(?:"(?:[^"\\]|\\.)*"|[^;"]|")+/g)].flatMap(([pair]) => {
      const at = pair.indexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()]];
    }),
  ) as DirectiveBlock[];
}

export function withoutDirectives(text: string): string {
  return text.replaceAll(blockPattern, '').trim();
}
