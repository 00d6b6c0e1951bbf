export type CodeToken = {
  readonly kind: 'comment' | 'string' | 'number' | 'word' | 'plain';
  readonly text: string;
};

const slashes = String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
const hash = String.raw`#[^\n]*`;
const dashes = String.raw`--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;

const words = {
  script:
    'abstract as async await break case catch class const continue default delete do else enum export extends false finally for from function get if implements import in instanceof interface let new null of private protected public readonly return satisfies set static super switch this throw true try type typeof undefined var void while yield',
  compiled:
    'abstract bool boolean break byte case catch chan char class const continue crate def default defer do double else enum extends extern false final finally float fn for fun func go if impl implements import in int interface let loop long map match mod mut namespace new nil null nullptr override package private protected pub public range return self static string struct super switch template this throw throws trait true try type unsafe use using val var virtual void when where while',
  python:
    'and as assert async await break class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield',
  shell:
    'case do done echo elif else esac exit export fi for function if in local return set then until while',
  sql: 'add all alter and as asc begin between by case commit create delete desc distinct drop else end exists foreign from full group having if in index inner insert into is join key left like limit not null on or order outer primary references right rollback select set table then union unique update using values view when where with',
  data: 'true false null yes no on off',
} as const;

type Grammar = { readonly comment: string; readonly words: string; readonly flags?: string };
const script: Grammar = { comment: slashes, words: words.script };
const compiled: Grammar = { comment: slashes, words: words.compiled };
const shell: Grammar = { comment: String.raw`(?<![\w$])${hash}`, words: words.shell };
const data: Grammar = { comment: String.raw`(?<!\S)${hash}`, words: words.data };
const python: Grammar = { comment: hash, words: words.python };

/** By the names that people write behind the three marks. */
const grammars: Readonly<Record<string, Grammar>> = {
  ...byName(script, 'js jsx mjs cjs javascript ts tsx typescript'),
  ...byName(compiled, 'c cpp c++ cs csharp dart go golang java kotlin kt php rs rust scala swift'),
  ...byName(python, 'py python rb ruby'),
  ...byName(shell, 'bash console sh shell zsh'),
  ...byName(data, 'env ini json json5 jsonc toml yaml yml'),
  ...byName({ comment: dashes, words: words.sql, flags: 'i' }, 'sql postgres postgresql mysql'),
};

function byName(grammar: Grammar, names: string): Record<string, Grammar> {
  return Object.fromEntries(names.split(' ').map((name) => [name, grammar]));
}

const strings = String.raw`"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|` + '`(?:\\\\.|[^`\\\\])*`?';
const number = String.raw`\b(?:0[xb][\da-f_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)\b`;
/** Longer texts are data rather than something to read. */
const longest = 20_000;

/** Code in its parts, as far as one glance tells them apart. All parts together are the code. */
export function highlight(code: string, language: string): readonly CodeToken[] {
  const grammar = Object.hasOwn(grammars, language.toLowerCase())
    ? grammars[language.toLowerCase()]
    : undefined;
  if (!grammar || code.length > longest) return [{ kind: 'plain', text: code }];
  const pattern = new RegExp(
    `(?<comment>${grammar.comment})|(?<string>${strings})|(?<number>${number})|(?<word>\\b(?:${grammar.words.replaceAll(' ', '|')})\\b)`,
    `g${grammar.flags ?? ''}`,
  );
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: code.slice(end, match.index) });
    tokens.push({ kind: kindOf(match.groups), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: 'plain', text: code.slice(end) });
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>> = {}): CodeToken['kind'] {
  const { comment, string, number: digits } = groups;
  if (comment !== undefined) return 'comment';
  if (string !== undefined) return 'string';
  return digits === undefined ? 'word' : 'number';
}
