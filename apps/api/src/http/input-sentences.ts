import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
const formats: Readonly<Record<string, string>> = {
  date: 'a day such as 2026-12-24',
  datetime: 'a time such as 2026-12-24T18:00:00Z',
  email: 'an e-mail address',
  url: 'a web address',
};
const units: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

/** What a contract does not say in its own words about input that it refuses. */
export function useInputSentences(): void {
  z.config({ localeError: sentenceOf });
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin in units && Number(issue.minimum) === 1
        ? 'must not be empty'
        : bound(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum);
    case 'unrecognized_keys':
      return `names what is not known here: ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? 'of the right form'}`;
    case 'invalid_union':
      return 'has none of the forms that it may have';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    default:
      return 'is not valid';
  }
}

function bound(origin: string, word: string, limit: number | bigint): string {
  const unit = units[origin];
  return unit === undefined ? `must be ${word} ${limit}` : `must have ${word} ${limit} ${unit}`;
}
