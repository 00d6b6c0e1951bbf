import { highlight, type CodeToken } from './highlight.ts';

const colours: Readonly<Record<CodeToken['kind'], string>> = {
  comment: 'text-soft italic',
  string: 'text-hue-green',
  number: 'text-hue-orange',
  word: 'text-hue-indigo',
  plain: '',
};

export function HighlightedCode({ code, language }: { code: string; language: string }) {
  return highlight(code, language).map(({ kind, text }, index) =>
    kind === 'plain' ? (
      text
    ) : (
      <span key={index} className={colours[kind]}>
        {text}
      </span>
    ),
  );
}
