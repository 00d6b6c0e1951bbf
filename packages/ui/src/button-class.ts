const looks = {
  primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_oklab,var(--accent)_88%,var(--ink))]',
  plain:
    'border border-line bg-raised shadow-sm hover:bg-[color-mix(in_oklab,var(--raised)_94%,var(--ink))]',
  quiet: 'text-soft hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink',
  danger: 'bg-bad text-on-bad hover:bg-[color-mix(in_oklab,var(--bad)_88%,var(--ink))]',
} as const;
const sizes = {
  small: 'min-h-7 gap-1 px-2 text-xs touch:px-3 [&_svg]:size-3.5',
  medium: 'min-h-8 gap-1.5 px-3 text-sm touch:px-4 [&_svg]:size-4',
} as const;

export type ButtonLook = keyof typeof looks;
export type ButtonSize = keyof typeof sizes;

/** For links that look like buttons. */
export function buttonClass({
  look = 'plain',
  size = 'medium',
}: { look?: ButtonLook; size?: ButtonSize } = {}): string {
  return `relative inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-50 aria-disabled:opacity-60 touch:min-h-11 [&_svg]:shrink-0 ${sizes[size]} ${looks[look]}`;
}
