import { foldText } from '@helix/contracts/filters';

/** Scripts that put no space between words; the database keeps each of their characters for itself. */
const unspaced = String.raw`\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff`;
const unspacedRun = String.raw`(?:(?=[${unspaced}])\p{L})+`;
const wordPattern = new RegExp(String.raw`${unspacedRun}|(?:(?![${unspaced}])[\p{L}\p{N}])+`, 'gu');
const unspacedPattern = new RegExp(`^${unspacedRun}$`, 'u');
/** Beyond this many, words only make the search slower. */
const maxWords = 12;

/** What is searched for, as the database keeps words: each once, in their order. */
export function searchWords(text: string, most = maxWords): string[] {
  const words = [...foldText(text).matchAll(wordPattern)].map(([word]) => word);
  return [...new Set(words)].slice(0, most);
}

/** `ENG-42`, and also `eng 42` or `eng42`, as people type it. */
export function keyIn(text: string): string | undefined {
  const [, board, number] =
    /^\s*([a-z][a-z0-9]{1,7})[\s#-]+(\d{1,9})\s*$/i.exec(text) ??
    /^\s*([a-z]{2,8})(\d{1,9})\s*$/i.exec(text) ??
    [];
  return board === undefined ? undefined : `${board}-${number}`;
}

/** Whether it is found anywhere, rather than where a word begins. */
export function isUnspaced(word: string): boolean {
  return unspacedPattern.test(word);
}

/** Every word in one of its forms, or anything that begins with it. */
export function prefixQuery(forms: readonly (readonly string[])[]): string {
  return forms.map((ofWord) => `(${widest(ofWord).map(formQuery).join(' | ')})`).join(' & ');
}

/** What begins with one form is found by that one. */
function widest(forms: readonly string[]): string[] {
  return forms.filter((form) => !forms.some((other) => other !== form && form.startsWith(other)));
}

function formQuery(form: string): string {
  if (!isUnspaced(form)) return `'${form}':*`;
  return `(${Array.from(form, (character) => `'${character}'`).join(' <-> ')})`;
}
