import type { RunTool } from '@helix/contracts/gateway';
import type { ModelAbility, ModelCheck, ModelTested } from '@helix/contracts/models';
import { failureReasons } from '@helix/contracts/runs';
import { ModelCallError } from './model-call-error.ts';
import type { ModelAnswer, ModelCall, ModelEndpoint, ModelMessage } from './model-call.ts';
import { streamModelCall } from './stream-model-call.ts';
import { makeRedPicture } from './test-picture.ts';

type Probed = {
  readonly endpoint: ModelEndpoint;
  readonly canUseTools: boolean;
  readonly canSee: boolean;
};

/** Enough for a model that thinks before it says one word. */
const maxOutputTokens = 2_000;

const toolsQuestion = 'Call name_colour with the colour blue.';
const visionQuestion = 'Which colour is this picture? Reply with one word.';

const colourTool: RunTool = {
  name: 'name_colour',
  description: 'Notes the name of a colour.',
  inputSchema: {
    type: 'object',
    properties: { colour: { type: 'string' } },
    required: ['colour'],
  },
};

/** Calls a model for real, once for each thing that it is set up to do, and says in words what it can and cannot. */
export async function probeModel(
  probed: Probed,
  { signal, stallMs }: { signal: AbortSignal; stallMs: number },
): Promise<ModelTested> {
  const call = { endpoint: probed.endpoint, maxOutputTokens, stallMs, signal };
  const answers = await check('answer', call, 'Reply with the single word OK.');
  // A model that does not answer is not asked for more.
  if (!answers.passed) return conclude([answers]);
  // The simulation does what it is told to, in the way it is told.
  const told =
    probed.endpoint.provider === 'simulated'
      ? ' [[simulate: tool=name_colour {"colour":"blue"}; say=Red]]'
      : '';
  const [tools, vision] = await Promise.all([
    probed.canUseTools &&
      check('tools', { ...call, tools: [colourTool] }, `${toolsQuestion}${told}`),
    probed.canSee && check('vision', call, `${visionQuestion}${told}`),
  ]);
  return conclude([answers, tools, vision].filter((done) => done !== false));
}

async function check(
  ability: ModelAbility,
  call: Omit<ModelCall, 'messages'>,
  question: string,
): Promise<ModelCheck> {
  const images = ability === 'vision' ? [makeRedPicture()] : [];
  const messages: ModelMessage[] = [{ role: 'user', content: question, images }];
  const startedAt = new Date().toISOString();
  try {
    const answer = await streamModelCall({ ...call, messages }, () => undefined);
    const { usage, timings } = answer;
    return { ability, ...judge(ability, answer), usage, startedAt, ...timings };
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    const { reason, message, partial, isUnbilled } = error;
    // One that talks too long for a test has answered.
    const passed = ability === 'answer' && reason === 'output_truncated';
    const told = { passed, message: passed ? 'It answers.' : message, reason, isUnbilled };
    return { ability, ...told, usage: partial.usage, startedAt, ...partial.timings };
  }
}

function judge(
  ability: ModelAbility,
  { text, toolCalls }: ModelAnswer,
): Pick<ModelCheck, 'passed' | 'message'> {
  switch (ability) {
    case 'answer':
      return { passed: true, message: 'It answers.' };
    case 'tools': {
      const passed = toolCalls.some(({ name }) => name === colourTool.name);
      const message = 'It answered without using the tool that it was told to use.';
      return { passed, message: passed ? 'It uses tools.' : message };
    }
    case 'vision': {
      const passed = /\b(red|crimson|scarlet)\b/i.test(text);
      const message = 'It took a red picture and did not say that it is red.';
      return { passed, message: passed ? 'It sees pictures.' : message };
    }
  }
}

function conclude(checks: readonly ModelCheck[]): ModelTested {
  const failed = checks.filter(({ passed }) => !passed);
  const message = (failed.length > 0 ? failed : checks).map((done) => done.message).join(' ');
  const told = { message, checks: [...checks] };
  const [first] = failed;
  if (!first) return { outcome: 'works', nextAction: null, ...told };
  if (first.ability === 'answer') {
    const { nextAction } = failureReasons[first.reason ?? 'empty_output'];
    return { outcome: 'fails', nextAction, ...told };
  }
  const abilities = failed.map(({ ability }) => ability).join(' and ');
  const nextAction = `Turn off ${abilities} in the settings of this model, or choose another one.`;
  return { outcome: 'limited', nextAction, ...told };
}
