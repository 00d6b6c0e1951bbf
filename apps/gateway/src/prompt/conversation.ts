import type { ModelMessage } from '@helix/ai';
import type { RunConversation } from '@helix/contracts/gateway';
import { bounded, formatCount } from './bounded.ts';
import { dataBlock } from './data-block.ts';
import { promptLimits } from './prompt-limits.ts';

type Said = { content: string } & ModelMessage;

const howToAnswer = `# How to answer
- This is a conversation, not a task: answer what was said last, in Markdown, as shortly as it allows.
- Ask back when you need to know more; the answer comes as the next message.
- Say so when something should become a task on a board.`;

/** Turn by turn, as it was said. When it is too long, the newest turns are kept. */
export function renderConversation(conversation: RunConversation): Said[] {
  const kept: Said[] = [];
  let size = 0;
  for (const said of conversation.toReversed()) {
    const turn = turnOf(said);
    if (kept.length > 0 && size + turn.content.length > promptLimits.conversation) break;
    size += turn.content.length;
    kept.unshift(turn);
  }
  const missing = conversation.length - kept.length;
  const notice = `[${formatCount(missing)} older messages are not shown.]`;
  const told = [...(missing === 0 ? [] : [userTurn(notice)]), ...kept, userTurn(howToAnswer)];
  return told.reduce<Said[]>(joinTurns, []);
}

function turnOf({ author, isAgent, body, at }: RunConversation[number]): Said {
  const text = bounded(body, promptLimits.said);
  if (isAgent) return { role: 'assistant', content: text, toolCalls: [] };
  return userTurn(dataBlock('message', text, { author, at }));
}

const userTurn = (content: string): Said => ({ role: 'user', content });

/** Providers expect that the two sides take turns. */
function joinTurns(turns: Said[], next: Said): Said[] {
  const last = turns.at(-1);
  if (!last || last.role !== next.role) return [...turns, next];
  return [...turns.slice(0, -1), { ...last, content: `${last.content}\n\n${next.content}` }];
}
