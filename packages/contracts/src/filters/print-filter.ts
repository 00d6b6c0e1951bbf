import {
  references,
  type DateTest,
  type Day,
  type Filter,
  type FilterTerm,
  type Reference,
} from './filter.ts';
import { tokenize } from './tokens.ts';

/** The text a filter is written as; parsing it gives the same filter. */
export function printFilter(filter: Filter): string {
  return print(filter, 'top');
}

function print(filter: Filter, within: 'top' | 'or' | 'and' | 'not'): string {
  switch (filter.kind) {
    case 'and': {
      const text = filter.of.map((part) => print(part, 'and')).join(' ');
      return within === 'not' || within === 'and' ? `(${text})` : text;
    }
    case 'or': {
      const text = filter.of.map((part) => print(part, 'or')).join(' or ');
      return within === 'top' ? text : `(${text})`;
    }
    case 'not':
      return `-${print(filter.of, 'not')}`;
    case 'text':
      return isPlainWord(filter.text) ? filter.text : quote(filter.text);
    case 'choice':
    case 'reference':
    case 'date':
      return printTerm(filter);
  }
}

function printTerm(term: Exclude<FilterTerm, { kind: 'text' }>): string {
  switch (term.kind) {
    case 'choice':
      return `${term.field}:${term.values.join(',')}`;
    case 'reference': {
      const words: readonly string[] = references[term.field];
      return `${term.field}:${term.values.map((value) => printReference(value, words)).join(',')}`;
    }
    case 'date':
      return `${term.field}:${term.values.map(printDateTest).join(',')}`;
  }
}

function printReference(value: Reference, words: readonly string[]): string {
  if ('word' in value) return value.word;
  const isPlain = /^[^\s,()"@\\][^\s,()"\\]*$/.test(value.name);
  return isPlain && !words.includes(value.name.toLowerCase()) ? value.name : quote(value.name);
}

function printDateTest(test: DateTest): string {
  if ('from' in test) return `${printDay(test.from)}..${printDay(test.to)}`;
  if ('day' in test) return `${test.is === '=' ? '' : test.is}${printDay(test.day)}`;
  return test.is;
}

function printDay(day: Day): string {
  if ('on' in day) return day.on;
  return 'named' in day ? day.named : `${day.count}${day.unit}`;
}

/** Whether it would be read back as this one word. */
function isPlainWord(text: string): boolean {
  if (!/^[^\s()"\\:-][^\s()"\\:]*$/.test(text)) return false;
  const [token] = tokenize(text);
  return token?.kind === 'word';
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
