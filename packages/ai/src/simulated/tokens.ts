const wordPattern = / ?[\p{L}\p{M}\p{N}_]+|[^\S\n]+|\n+|[^\p{L}\p{M}\p{N}_\s]/gu;
const pieceLength = 6;

/** Cuts text roughly as real tokenizers do: short words whole with their space, long ones in pieces, signs alone. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const [word] of text.matchAll(wordPattern)) {
    const characters = Array.from(word);
    if (characters.length <= pieceLength + 1) tokens.push(word);
    else {
      for (let at = 0; at < characters.length; at += pieceLength) {
        tokens.push(characters.slice(at, at + pieceLength).join(''));
      }
    }
  }
  return tokens;
}

export function countTokens(text: string): number {
  return tokenize(text).length;
}
