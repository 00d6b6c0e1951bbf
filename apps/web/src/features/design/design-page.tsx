import type { ReactElement } from 'react';
import { PageHeader, Section } from '@helix/ui';
import { ButtonSamples } from './button-samples.tsx';
import { ChoiceSamples, FieldSamples } from './field-samples.tsx';
import { ChartSamples } from './chart-samples.tsx';
import { CodeSamples, DataSamples } from './data-samples.tsx';
import { MarkSamples, StateSamples } from './mark-samples.tsx';
import { messages, type SectionId } from './messages.ts';
import { ListSamples, NavigationSamples, OverlaySamples } from './overlay-samples.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { ColourSamples, SpaceSamples, TypeSamples } from './token-samples.tsx';

const samples: readonly (readonly [SectionId, () => ReactElement])[] = [
  ['colours', ColourSamples],
  ['type', TypeSamples],
  ['space', SpaceSamples],
  ['buttons', ButtonSamples],
  ['fields', FieldSamples],
  ['choices', ChoiceSamples],
  ['overlays', OverlaySamples],
  ['lists', ListSamples],
  ['navigation', NavigationSamples],
  ['marks', MarkSamples],
  ['states', StateSamples],
  ['data', DataSamples],
  ['code', CodeSamples],
  ['charts', ChartSamples],
];

export function DesignPage() {
  return (
    <main>
      <PageHeader
        title={messages.title}
        description={messages.description}
        actions={<ThemeChoice />}
      />
      <div className="mx-auto grid max-w-6xl grid-cols-[10rem_minmax(0,1fr)] gap-10 px-5 py-8 max-md:grid-cols-1 max-md:px-4">
        <nav aria-label={messages.contents} className="sticky top-8 self-start max-md:static">
          <ul className="grid gap-1 text-sm max-md:flex max-md:flex-wrap max-md:gap-x-4">
            {samples.map(([id]) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="inline-flex min-h-6 items-center text-soft hover:text-ink touch:min-h-11"
                >
                  {messages.sections[id]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 gap-12">
          {samples.map(([id, Sample]) => (
            <div key={id} id={id} className="scroll-mt-6">
              <Section title={messages.sections[id]}>
                <Sample />
              </Section>
            </div>
          ))}
        </div>
      </div>
    </main>
  );
}
