type PromptMessage = { readonly role: string; readonly content: string };

const charactersPerToken = 4;

/** Near enough to see what takes the room; the exact number is what the provider counted. */
export const aboutTokens = (text: string) => Math.ceil(text.length / charactersPerToken);

/** A prompt as one text, to copy and to compare. */
export function printPrompt(prompt: readonly PromptMessage[]): string {
  return prompt.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}

export function countHits(text: string, wanted: string): number {
  return wanted === '' ? 0 : (splitAtHits(text, wanted).length - 1) / 2;
}

/** What stands between the hits and the hits themselves, in turn; case does not matter. */
export function splitAtHits(text: string, wanted: string): string[] {
  if (wanted === '') return [text];
  const pattern = new RegExp(
    `(${wanted.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)})`,
    'gi',
  );
  return text.split(pattern);
}
