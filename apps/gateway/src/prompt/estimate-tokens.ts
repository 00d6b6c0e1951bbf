/**
 * Tokens that a character takes at most, measured with the tokenizers of OpenAI (o200k, cl100k). Words of Latin
 * letters share theirs; digits, other scripts and what is no language at all do not.
 */
const tokensOf = { letter: 1 / 3, digit: 1, otherAlphabet: 1, otherScript: 1.5, dense: 0.8 };
/** No word is this long: a key, a hash, a picture as text. */
const longestWord = 32;

/** How many tokens a text takes, on the safe side: a little too many for prose, never too few. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let runLength = 0;
  let runTokens = 0;
  const endRun = () => {
    if (runLength > longestWord) tokens += Math.max(0, runLength * tokensOf.dense - runTokens);
    runLength = 0;
    runTokens = 0;
  };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const taken = tokensOfCharacter(code);
    tokens += taken;
    if (isInWord(code)) {
      runLength += 1;
      runTokens += taken;
    } else if (runLength > 0) endRun();
  }
  endRun();
  return Math.ceil(tokens);
}

function tokensOfCharacter(code: number): number {
  if (code >= 0x800) return tokensOf.otherScript;
  if (code >= 0x80) return tokensOf.otherAlphabet;
  return isDigit(code) ? tokensOf.digit : tokensOf.letter;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
/** Besides those of words, what base64 and identifiers are made of: + - / = _ */
const isInWord = (code: number) =>
  isLetter(code) ||
  isDigit(code) ||
  code === 0x2b ||
  code === 0x2d ||
  code === 0x2f ||
  code === 0x3d ||
  code === 0x5f;

/** How much of the beginning of a text takes no more than so many tokens. */
export function lengthWithin(text: string, tokens: number): number {
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (estimateTokens(text.slice(0, middle)) <= tokens) least = middle;
    else most = middle - 1;
  }
  return least;
}
