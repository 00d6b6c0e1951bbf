import { FilterSyntaxError } from './filter-problem.ts';

/** Texts are few because each of them is looked for in every title. */
export const filterLimits = { length: 2_000, depth: 8, terms: 60, values: 200, texts: 10 } as const;

export type Value = {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly position: number;
  readonly length: number;
};
export type Token =
  | { readonly kind: '(' | ')' | '-' | 'and' | 'or' | 'not' | 'end'; readonly position: number }
  | { readonly kind: 'word'; readonly position: number; readonly value: Value }
  | {
      readonly kind: 'field';
      readonly position: number;
      readonly name: string;
      readonly values: readonly Value[];
    };

const operators: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  and: 'and',
  or: 'or',
  not: 'not',
};
const bareValue = /[^\s,()"]+/;
const bareWord = /[^\s()]+/;
const fieldName = /[a-zA-Z][a-zA-Z-]*(?=:)/;

export function tokenize(text: string): readonly Token[] {
  if (text.length > filterLimits.length) {
    throw new FilterSyntaxError({
      message: `A filter has at most ${filterLimits.length} characters`,
      position: filterLimits.length,
      length: text.length - filterLimits.length,
    });
  }
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    while (/\s/.test(text[position] ?? '')) position += 1;
    if (position >= text.length) break;
    const { token, end } = readToken(text, position);
    tokens.push(token);
    position = end;
  }
  return [...tokens, { kind: 'end', position: text.length }];
}

function readToken(text: string, position: number): { token: Token; end: number } {
  const first = text[position];
  if (first === '(' || first === ')' || first === '-') {
    return { token: { kind: first, position }, end: position + 1 };
  }
  if (first === '"') {
    const value = readQuoted(text, position);
    return { token: { kind: 'word', position, value }, end: position + value.length };
  }
  const name = matchAt(fieldName, text, position);
  if (name !== undefined) return readField(text, position, name);
  const word = matchAt(bareWord, text, position) ?? '';
  const end = position + word.length;
  const operator = operators[word.toLowerCase()];
  if (operator) return { token: { kind: operator, position }, end };
  const value = { text: word, isQuoted: false, position, length: word.length };
  return { token: { kind: 'word', position, value }, end };
}

function readField(text: string, position: number, name: string): { token: Token; end: number } {
  const values: Value[] = [];
  let end = position + name.length + 1;
  for (;;) {
    const value = readValue(text, end);
    if (!value) {
      const message =
        values.length === 0 ? `Nothing follows ${name}:` : 'Nothing follows the comma';
      throw new FilterSyntaxError({ message, position, length: end - position });
    }
    values.push(value);
    end = value.position + value.length;
    if (text[end] !== ',') break;
    end += 1;
  }
  return { token: { kind: 'field', position, name: name.toLowerCase(), values }, end };
}

function readValue(text: string, position: number): Value | undefined {
  if (text[position] === '"') return readQuoted(text, position);
  const bare = matchAt(bareValue, text, position);
  return bare === undefined
    ? undefined
    : { text: bare, isQuoted: false, position, length: bare.length };
}

function readQuoted(text: string, position: number): Value {
  let content = '';
  for (let index = position + 1; index < text.length; index += 1) {
    if (text[index] === '"') {
      return { text: content, isQuoted: true, position, length: index + 1 - position };
    }
    if (text[index] === '\\' && index + 1 < text.length) index += 1;
    content += text[index];
  }
  const length = text.length - position;
  throw new FilterSyntaxError({ message: 'This quote is never closed', position, length });
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = position;
  return sticky.exec(text)?.[0];
}
