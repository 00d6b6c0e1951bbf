/** Written out, so that Tailwind finds them. */
export const hueTexts = {
  gray: 'text-hue-gray',
  red: 'text-hue-red',
  orange: 'text-hue-orange',
  amber: 'text-hue-amber',
  green: 'text-hue-green',
  teal: 'text-hue-teal',
  blue: 'text-hue-blue',
  indigo: 'text-hue-indigo',
  purple: 'text-hue-purple',
  pink: 'text-hue-pink',
} as const;

/** The names of colours that people give to labels. */
export type Hue = keyof typeof hueTexts;
