import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];
type Theme = (name: string) => { rgb: Rgb; alpha: number };

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const usual = css.slice(0, css.indexOf('@utility'));
const strong = css.slice(css.indexOf('@utility'));

/** The tokens as a theme has them: what high contrast does not change is as usual. */
function themeOf(scheme: 'light' | 'dark', isStrong: boolean): Theme {
  const pairs = new Map<string, string>();
  for (const text of isStrong ? [usual, strong] : [usual]) {
    for (const [, name = '', light = '', dark = ''] of text.matchAll(
      /--([\w-]+):\s*light-dark\((#\w+|rgb\([^)]*\)),\s*(#\w+|rgb\([^)]*\))\)/g,
    )) {
      pairs.set(name, scheme === 'light' ? light : dark);
    }
  }
  return (name) => parse(pairs.get(name) ?? '');
}

function parse(color: string): { rgb: Rgb; alpha: number } {
  const hex = /^#(..)(..)(..)$/.exec(color);
  if (hex) {
    const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16));
    return { rgb: [red, green, blue], alpha: 1 };
  }
  const [red = 0, green = 0, blue = 0, percent = 100] = [...color.matchAll(/\d+/g)].map(Number);
  return { rgb: [red, green, blue], alpha: percent / 100 };
}

const over = (top: Rgb, alpha: number, below: Rgb): Rgb => {
  const mix = (index: 0 | 1 | 2) => top[index] * alpha + below[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
};

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['paper', 'raised', 'sunken', 'overlay'];
const texts = ['ink', 'ink-soft', 'accent', 'good', 'busy', 'bad'];
const hues = 'gray red orange amber green teal blue indigo purple pink'
  .split(' ')
  .map((name) => `hue-${name}`);
const themes = [
  ['light', themeOf('light', false), 4.5],
  ['dark', themeOf('dark', false), 4.5],
  ['light with high contrast', themeOf('light', true), 7],
  ['dark with high contrast', themeOf('dark', true), 7],
] as const;

describe.each(themes)('the %s theme', (_, theme, least) => {
  const weak = (names: readonly string[], wanted: number, below = (rgb: Rgb, _own: Rgb) => rgb) =>
    surfaces.flatMap((surface) =>
      names.flatMap((name) => {
        const { rgb } = theme(name);
        const found = contrast(rgb, below(theme(surface).rgb, rgb));
        return found < wanted ? [`${name} on ${surface}: ${found.toFixed(2)}`] : [];
      }),
    );
  const tinted = (name: string) => (rgb: Rgb) => over(theme(name).rgb, theme(name).alpha, rgb);

  it('has text that can be read on every surface', () => {
    expect(weak(texts, least)).toEqual([]);
    expect(weak(hues, 4.5)).toEqual([]);
  });

  it('has text that can be read where a row is pointed at or chosen', () => {
    expect(weak(texts, 4.5, tinted('hover'))).toEqual([]);
    expect(weak(['ink', 'ink-soft'], 4.5, tinted('selected'))).toEqual([]);
  });

  it('has labels and states that can be read on their own tint', () => {
    const onOwnTint = (rgb: Rgb, own: Rgb) => over(own, 0.1, rgb);
    expect(weak([...hues, 'good', 'busy', 'bad', 'accent'], 4.5, onOwnTint)).toEqual([]);
  });

  it('has buttons whose words can be read', () => {
    expect(contrast(theme('on-accent').rgb, theme('accent').rgb)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme('on-bad').rgb, theme('bad').rgb)).toBeGreaterThanOrEqual(4.5);
  });

  it('has edges of controls and marks of charts that can be seen', () => {
    const series = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => `series-${place}`);
    expect(weak(['edge', ...series], 3)).toEqual([]);
  });
});
