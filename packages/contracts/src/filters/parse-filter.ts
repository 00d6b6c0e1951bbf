import { denied, joined, type Filter } from './filter.ts';
import { FilterSyntaxError, type FilterProblem } from './filter-problem.ts';
import { termOf } from './term-values.ts';
import { filterLimits, tokenize, type Token } from './tokens.ts';

export type ParsedFilter =
  | { readonly ok: true; readonly filter: Filter }
  | { readonly ok: false; readonly problem: FilterProblem };

/**
 * `status:todo,review priority:>=high (label:bug or label:"needs design") -board:ENG crash`: terms that follow
 * each other must all hold, `or` binds weaker, `-` or `not` denies, commas are alternatives.
 */
export function parseFilter(text: string): ParsedFilter {
  try {
    return { ok: true, filter: parse(tokenize(text)) };
  } catch (error) {
    if (error instanceof FilterSyntaxError) return { ok: false, problem: error.problem };
    throw error;
  }
}

function parse(tokens: readonly Token[]): Filter {
  const stream = openStream(tokens);
  if (stream.peek().kind === 'end') return { kind: 'and', of: [] };
  const filter = parseOr(stream, 0);
  const rest = stream.peek();
  if (rest.kind !== 'end') {
    throw problemAt(
      rest,
      rest.kind === ')' ? 'This ) closes nothing' : 'This is not expected here',
    );
  }
  return filter;
}

type Stream = {
  peek(): Token;
  next(): Token;
  /** Counts what a filter may have only so many of. */
  count(token: Token): void;
};

function openStream(tokens: readonly Token[]): Stream {
  const end: Token = { kind: 'end', position: 0 };
  let index = 0;
  let terms = 0;
  let values = 0;
  let texts = 0;
  const peek = () => tokens[index] ?? tokens.at(-1) ?? end;
  return {
    peek,
    next() {
      const token = peek();
      index += 1;
      return token;
    },
    count(token) {
      terms += 1;
      values += token.kind === 'field' ? token.values.length : 1;
      if (terms > filterLimits.terms) {
        throw problemAt(token, `A filter has at most ${filterLimits.terms} terms`);
      }
      texts += token.kind === 'word' ? 1 : 0;
      if (texts > filterLimits.texts) {
        throw problemAt(token, `A filter looks for at most ${filterLimits.texts} texts`);
      }
      if (values > filterLimits.values) {
        throw problemAt(token, `A filter has at most ${filterLimits.values} values`);
      }
    },
  };
}

function parseOr(stream: Stream, depth: number): Filter {
  const parts = [parseAnd(stream, depth)];
  while (stream.peek().kind === 'or') {
    stream.next();
    parts.push(parseAnd(stream, depth));
  }
  return joined('or', parts);
}

function parseAnd(stream: Stream, depth: number): Filter {
  const parts = [parseOne(stream, depth)];
  for (;;) {
    const { kind } = stream.peek();
    if (kind === 'and') stream.next();
    else if (kind === 'end' || kind === ')' || kind === 'or') break;
    parts.push(parseOne(stream, depth));
  }
  return joined('and', parts);
}

function parseOne(stream: Stream, depth: number): Filter {
  const token = stream.next();
  if (depth > filterLimits.depth) {
    throw problemAt(token, `A filter is at most ${filterLimits.depth} levels deep`);
  }
  switch (token.kind) {
    case 'word':
      stream.count(token);
      if (token.value.text.trim() === '') throw problemAt(token, 'There is nothing to look for');
      return { kind: 'text', text: token.value.text };
    case 'field':
      stream.count(token);
      return termOf(token);
    case '-':
    case 'not':
      return denied(parseOne(stream, depth + 1));
    case '(':
      return parseGroup(stream, token, depth + 1);
    case ')':
      throw problemAt(token, 'Nothing stands before this )');
    case 'and':
    case 'or':
      throw problemAt(
        token,
        `Nothing stands before "${token.kind}"; put it in quotes to look for the word`,
      );
    case 'end':
      throw problemAt(token, 'The filter ends where a term is expected');
  }
}

function parseGroup(stream: Stream, open: Token, depth: number): Filter {
  const filter = parseOr(stream, depth);
  if (stream.next().kind !== ')') throw problemAt(open, 'This ( is never closed');
  return filter;
}

function problemAt(token: Token, message: string): FilterSyntaxError {
  if (token.kind === 'end') {
    return new FilterSyntaxError({ message, position: token.position, length: 0 });
  }
  const length = token.kind === 'and' || token.kind === 'not' ? 3 : token.kind === 'or' ? 2 : 1;
  return new FilterSyntaxError({
    message,
    position: token.position,
    length: lengthOf(token, length),
  });
}

function lengthOf(token: Token, otherwise: number): number {
  if (token.kind === 'word') return token.value.length;
  const last = token.kind === 'field' ? token.values.at(-1) : undefined;
  return last ? last.position + last.length - token.position : otherwise;
}
