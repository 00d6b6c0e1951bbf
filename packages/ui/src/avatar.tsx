import { hueTexts, type Hue } from './hue.ts';

const sizes = {
  small: 'size-5 text-[0.625rem]',
  medium: 'size-6 text-[0.6875rem]',
  large: 'size-9 text-sm',
  huge: 'size-14 text-lg',
} as const;
const hues: readonly Hue[] = [
  'indigo',
  'teal',
  'orange',
  'purple',
  'green',
  'pink',
  'blue',
  'amber',
  'red',
];

/** A person. */
export type AvatarProps = {
  name: string;
  src?: string;
  size?: keyof typeof sizes;
  /** The name stands beside it already. */
  isDecorative?: boolean;
  /** Is there, or is working, at this moment. */
  isActive?: boolean;
  className?: string;
};

export function Avatar({
  name,
  src,
  size = 'medium',
  isDecorative = false,
  isActive = false,
  className = '',
}: AvatarProps) {
  return (
    <span
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      title={isDecorative ? undefined : name}
      className={`relative inline-grid shrink-0 place-items-center bg-[color-mix(in_oklab,currentColor_16%,var(--raised))] font-semibold tracking-tight rounded-full select-none ${sizes[size]} ${hueTexts[hueOf(name)]} ${className}`}
    >
      {src === undefined ? (
        // Drawn, not written: they are no part of what the thing is called, nor of what is copied.
        <span data-initials={initialsOf(name)} className="before:content-[attr(data-initials)]" />
      ) : (
        <img src={src} alt="" className="size-full rounded-full object-cover" />
      )}
      {isActive && (
        <span className="absolute -top-0.5 -right-0.5 size-2 rounded-full border-2 border-raised bg-good" />
      )}
    </span>
  );
}

const letters = new Intl.Segmenter('en');

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return chosen.map(firstLetterOf).join('').toUpperCase() || '?';
}

function firstLetterOf(word = ''): string {
  for (const { segment } of letters.segment(word)) return segment;
  return '';
}

/** The same name has the same colour everywhere. */
function hueOf(name: string): Hue {
  let sum = 7;
  for (let index = 0; index < name.length; index++) {
    sum = (sum * 31 + name.charCodeAt(index)) % 9973;
  }
  return hues[sum % hues.length] ?? 'gray';
}
