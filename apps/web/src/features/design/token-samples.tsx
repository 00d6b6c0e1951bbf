import { Card } from '@helix/ui';

const surfaces = ['paper', 'raised', 'sunken', 'overlay', 'hover', 'selected', 'line', 'edge'];
const texts = ['ink', 'ink-soft', 'accent', 'good', 'busy', 'bad'];
const hues = 'gray red orange amber green teal blue indigo purple pink'.split(' ');
const series = [1, 2, 3, 4, 5, 6, 7, 8];

export function ColourSamples() {
  return (
    <Card>
      <div className="grid gap-6">
        <Swatches names={surfaces} prefix="" />
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
          {texts.map((name) => (
            <li key={name} className="font-medium" style={{ color: `var(--${name})` }}>
              {name}
            </li>
          ))}
        </ul>
        <Swatches names={hues} prefix="hue-" />
        <Swatches names={series.map(String)} prefix="series-" />
      </div>
    </Card>
  );
}

function Swatches({ names, prefix }: { names: readonly string[]; prefix: string }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
      {names.map((name) => (
        <li key={name} className="grid gap-1 font-mono text-xs text-soft">
          <span
            className="h-9 rounded-md border border-line"
            style={{ background: `var(--${prefix}${name})` }}
          />
          {prefix}
          {name}
        </li>
      ))}
    </ul>
  );
}

const steps = [
  ['2xl', 'text-2xl font-semibold'],
  ['xl', 'text-xl font-semibold'],
  ['lg', 'text-lg font-semibold'],
  ['base', 'text-base'],
  ['sm', 'text-sm'],
  ['xs', 'text-xs text-soft'],
] as const;

export function TypeSamples() {
  return (
    <Card>
      <div className="grid gap-3">
        {steps.map(([name, look]) => (
          <p key={name} className="grid grid-cols-[3rem_minmax(0,1fr)] items-baseline gap-4">
            <span className="font-mono text-xs text-soft">{name}</span>
            <span className={look}>The engine weaves algebraic patterns</span>
          </p>
        ))}
        <p className="grid grid-cols-[3rem_minmax(0,1fr)] items-baseline gap-4">
          <span className="font-mono text-xs text-soft">mono</span>
          <span className="font-mono text-sm">0123456789 O0 l1I {'{}'} =&gt;</span>
        </p>
      </div>
    </Card>
  );
}

const corners = ['rounded-sm', 'rounded-md', 'rounded-lg', 'rounded-xl', 'rounded-full'];
const shadows = ['shadow-sm', 'shadow-md', 'shadow-lg', 'shadow-xl'];
const spaces = [1, 2, 3, 4, 6, 8, 12, 16];

export function SpaceSamples() {
  return (
    <Card>
      <div className="grid gap-6 text-xs text-soft">
        <ul className="flex flex-wrap items-end gap-4 font-mono">
          {spaces.map((step) => (
            <li key={step} className="grid justify-items-center gap-1">
              <span className="bg-accent" style={{ width: step * 4, height: step * 4 }} />
              {step * 4}
            </li>
          ))}
        </ul>
        <ul className="flex flex-wrap gap-4 font-mono">
          {[...corners, ...shadows].map((look) => (
            <li key={look} className="grid justify-items-center gap-2">
              <span
                className={`size-14 border border-line bg-overlay ${look.startsWith('shadow') ? `rounded-md ${look}` : look}`}
              />
              {look}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
