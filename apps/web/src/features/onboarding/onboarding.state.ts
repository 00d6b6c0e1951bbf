export const onboardingSteps = ['model', 'work', 'agents', 'task'] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];
export type OnboardingFacts = Readonly<Record<OnboardingStep, boolean>>;

/** The first thing that is not there yet; what is there counts, however it came. */
export function nextStep(facts: OnboardingFacts): OnboardingStep | undefined {
  return onboardingSteps.find((step) => !facts[step]);
}
