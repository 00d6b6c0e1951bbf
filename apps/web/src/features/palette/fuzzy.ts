/** How well a few letters describe a text: letters in order, better at the beginnings of words and beside each other. */
export function fuzzyScore(query: string, text: string): number | null {
  const wanted = plain(query).replaceAll(/\s+/g, ' ').trim();
  if (wanted === '') return 0;
  const within = plain(text);
  const exact = within.indexOf(wanted);
  if (exact === 0) return 1_000 - within.length;
  if (exact > 0 && isWordStart(within, exact)) return 800 - within.length;
  const words = wanted.split(' ');
  if (words.every((word) => startsAWord(within, word))) return 600 - within.length;
  const scattered = scatteredScore(wanted.replaceAll(' ', ''), within);
  return scattered === null ? null : scattered - within.length / 10;
}

/** `nt` is “New task”, `agsett` is “Agent settings”; letters far apart are no match. */
function scatteredScore(letters: string, within: string): number | null {
  let score = 0;
  let at = -1;
  for (const letter of letters) {
    const next = bestNext(within, letter, at);
    if (next === -1) return null;
    if (next === at + 1) score += 12;
    else if (isWordStart(within, next)) score += 10;
    else return null;
    at = next;
  }
  return score;
}

function bestNext(within: string, letter: string, after: number): number {
  if (within[after + 1] === letter) return after + 1;
  for (let index = after + 1; index < within.length; index += 1) {
    if (within[index] === letter && isWordStart(within, index)) return index;
  }
  return -1;
}

function isWordStart(text: string, index: number): boolean {
  return index === 0 || /[^\p{L}\p{N}]/u.test(text[index - 1] ?? '');
}

function startsAWord(text: string, word: string): boolean {
  for (let index = text.indexOf(word); index !== -1; index = text.indexOf(word, index + 1)) {
    if (isWordStart(text, index)) return true;
  }
  return false;
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
