export const onboardingSteps = ['model', 'work', 'agents', 'task'] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];
export type OnboardingFacts = Readonly<Record<OnboardingStep, boolean>>;

const firstAgents: Readonly<Record<string, string>> = {
  engineering: 'software-engineer',
  marketing: 'campaign-planner',
  support: 'support-agent',
  operations: 'process-keeper',
  content: 'content-writer',
  research: 'research-analyst',
};
const firstForAnyWork = 'project-coordinator';

/** Who is offered first for the kind of work of a board: one to begin with, then others of the same area. */
export function agentsFor<Template extends { readonly id: string; readonly area: string }>(
  boardTemplateId: string | undefined,
  templates: readonly Template[],
): readonly Template[] {
  const id = firstAgents[boardTemplateId ?? ''] ?? firstForAnyWork;
  const first = templates.find((template) => template.id === id);
  const distance = (template: Template) =>
    template === first ? 0 : template.area === first?.area ? 1 : 2;
  return templates.toSorted((left, right) => distance(left) - distance(right));
}

/** The first thing that is not there yet; what is there counts, however it came. */
export function nextStep(facts: OnboardingFacts): OnboardingStep | undefined {
  return onboardingSteps.find((step) => !facts[step]);
}
